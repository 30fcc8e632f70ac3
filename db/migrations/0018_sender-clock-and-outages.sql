CREATE TABLE `late_arrivals` (
	`id` integer PRIMARY KEY NOT NULL,
	`received_at` integer NOT NULL,
	`number` integer,
	`first_tried_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `late_arrivals_first_tried` ON `late_arrivals` (`first_tried_at`) WHERE "late_arrivals"."number" is not null;--> statement-breakpoint
CREATE INDEX `late_arrivals_numbered` ON `late_arrivals` (`id`) WHERE "late_arrivals"."number" is not null;--> statement-breakpoint
CREATE TABLE `late_tallies` (
	`start` integer NOT NULL,
	`number` integer NOT NULL,
	`deliveries` integer NOT NULL,
	PRIMARY KEY(`start`, `number`)
);
--> statement-breakpoint
CREATE TABLE `outages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`detail` text,
	`refused` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outages_kind_started` ON `outages` (`kind`,`started_at`);--> statement-breakpoint
CREATE INDEX `outages_started` ON `outages` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `outages_open` ON `outages` (`kind`) WHERE "outages"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `refusal_hours` (
	`start` integer PRIMARY KEY NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `server_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`stopped_at` integer
);
--> statement-breakpoint
CREATE TABLE `turned_away` (
	`webhook_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`tries` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `turned_away_first` ON `turned_away` (`first_at`);