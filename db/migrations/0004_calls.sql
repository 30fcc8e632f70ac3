CREATE TABLE `call_events` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`at` integer NOT NULL,
	`twin` text NOT NULL,
	`counts` integer NOT NULL,
	`first_id` integer NOT NULL,
	`key` text,
	`line` text,
	`started_at` integer,
	`call_id` integer,
	`said` text NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `call_events_twin` ON `call_events` (`twin`,`webhook_id`);--> statement-breakpoint
CREATE INDEX `call_events_key` ON `call_events` (`key`) WHERE "call_events"."key" is not null;--> statement-breakpoint
CREATE INDEX `call_events_line` ON `call_events` (`line`,`started_at`) WHERE "call_events"."line" is not null;--> statement-breakpoint
CREATE INDEX `call_events_call_id` ON `call_events` (`call_id`) WHERE "call_events"."call_id" is not null;--> statement-breakpoint
CREATE TABLE `calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`place` integer NOT NULL,
	`key` text,
	`allo_id` text,
	`direction` text NOT NULL,
	`is_completed` integer NOT NULL,
	`is_answered` integer NOT NULL,
	`result` text,
	`started_at` integer NOT NULL,
	`duration_seconds` integer,
	`us_number` text NOT NULL,
	`us_name` text,
	`them_number` text NOT NULL,
	`them_name` text,
	`user_email` text,
	`tags` text NOT NULL,
	`summary` text,
	`has_recording` integer NOT NULL,
	`ring_delivery_id` integer,
	`ring_apart_ms` integer,
	`original_key` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_place` ON `calls` (`place`);--> statement-breakpoint
CREATE UNIQUE INDEX `calls_key` ON `calls` (`key`) WHERE "calls"."key" is not null;--> statement-breakpoint
CREATE INDEX `calls_original_key` ON `calls` (`original_key`) WHERE "calls"."original_key" is not null;--> statement-breakpoint
CREATE INDEX `calls_them` ON `calls` (`them_number`,`place`);--> statement-breakpoint
-- One row a call, in the manner of `search`, but with positions: phrases are looked for in what was said. The rowid is the
-- call's place in the list.
CREATE VIRTUAL TABLE call_search USING fts5(
  words,
  content = '',
  contentless_delete = 1,
  detail = full,
  prefix = '1 2 3 4',
  tokenize = 'unicode61 remove_diacritics 2'
);
