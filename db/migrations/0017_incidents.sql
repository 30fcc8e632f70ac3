CREATE TABLE `incidents` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`name` text,
	`first_at` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`count` integer NOT NULL,
	`openings` integer NOT NULL,
	`first_evidence` integer,
	`last_evidence` integer,
	`detail` text,
	`webhook_id` text,
	`closed_at` integer,
	`closed_because` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_open` ON `incidents` (`kind`,`subject`) WHERE "incidents"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `incidents_closed` ON `incidents` (`closed_at`,`id`) WHERE "incidents"."closed_at" is not null;