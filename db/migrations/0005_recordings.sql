CREATE TABLE `recordings` (
	`allo_id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`delivery_id` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`tries` integer NOT NULL,
	`problem` text,
	`sha256` text,
	`size_bytes` integer,
	`audio_type` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recordings_due` ON `recordings` (`at`) WHERE "recordings"."state" = 'waiting';