CREATE TABLE `gaps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`delivery_id` integer,
	`expected_slots` real,
	`expected_from` integer,
	`found_at` integer NOT NULL,
	`came_at` integer,
	`came_delivery_id` integer,
	`dismissed_at` integer,
	`dismissed_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gaps_kind_key` ON `gaps` (`kind`,`key`);--> statement-breakpoint
CREATE TABLE `line_activity` (
	`number` text NOT NULL,
	`slot` integer NOT NULL,
	PRIMARY KEY(`number`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `quoting_messages` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`us` text NOT NULL,
	`them` text NOT NULL,
	`quoted` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quoting_messages_at` ON `quoting_messages` (`at`);--> statement-breakpoint
CREATE INDEX `quoting_messages_key` ON `quoting_messages` (`key`);--> statement-breakpoint
CREATE INDEX `call_events_orphans` ON `call_events` (`at`) WHERE "call_events"."call_id" is null and "call_events"."key" is not null;--> statement-breakpoint
CREATE INDEX `calls_unfinished` ON `calls` (`started_at`) WHERE "calls"."is_completed" = 0;--> statement-breakpoint
CREATE INDEX `calls_transferred` ON `calls` (`started_at`,`original_key`,`key`) WHERE "calls"."original_key" is not null;