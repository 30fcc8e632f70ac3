CREATE TABLE `callback_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`until_at` integer,
	`note` text,
	`by_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `callback_marks_number` ON `callback_marks` (`number`,`at`);--> statement-breakpoint
CREATE TABLE `callbacks` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`since` integer NOT NULL,
	`due_at` integer NOT NULL,
	`waits` integer NOT NULL,
	`last_wait_at` integer NOT NULL,
	`reason` text NOT NULL,
	`snoozed_until` integer,
	`cleared_at` integer,
	`cleared_by` text,
	`cleared_by_id` integer
);
--> statement-breakpoint
CREATE INDEX `callbacks_number` ON `callbacks` (`number`,`since`);--> statement-breakpoint
CREATE INDEX `callbacks_open` ON `callbacks` (`since`,`id`) WHERE "callbacks"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX `callbacks_cleared` ON `callbacks` (`cleared_at`,`id`) WHERE "callbacks"."cleared_at" is not null and "callbacks"."due_at" <= "callbacks"."cleared_at";--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`allo_id` text NOT NULL,
	`first_name` text,
	`last_name` text,
	`company` text,
	`changed_at` integer NOT NULL,
	`last_activity_at` integer NOT NULL,
	`search_text` text NOT NULL,
	`numbers` text NOT NULL,
	`emails` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_allo_id` ON `contacts` (`allo_id`);--> statement-breakpoint
CREATE INDEX `contacts_last_activity` ON `contacts` (`last_activity_at`,`id`);--> statement-breakpoint
CREATE TABLE `holdings` (
	`contact_id` integer NOT NULL,
	`position` integer NOT NULL,
	`number` text NOT NULL,
	`from_at` integer,
	`until_at` integer,
	PRIMARY KEY(`contact_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `holdings_number` ON `holdings` (`number`);--> statement-breakpoint
CREATE TABLE `numbers` (
	`number` text PRIMARY KEY NOT NULL,
	`calls` integer NOT NULL,
	`messages` integer NOT NULL,
	`last_at` integer NOT NULL,
	`contact_id` integer,
	`is_reachable` integer NOT NULL,
	`activity` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `numbers_unknown` ON `numbers` (`activity`,`number`) WHERE "numbers"."contact_id" is null and "numbers"."is_reachable" = 1;--> statement-breakpoint
CREATE TABLE `statements` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`content_key` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `statements_key` ON `statements` (`kind`,`key`,`at`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` integer PRIMARY KEY NOT NULL,
	`us` text NOT NULL,
	`them` text NOT NULL,
	`messages` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_id` integer NOT NULL,
	`unanswered_since` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `threads_numbers` ON `threads` (`them`,`us`);--> statement-breakpoint
CREATE INDEX `threads_last` ON `threads` (`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_unanswered` ON `threads` (`last_at`,`id`) WHERE "threads"."unanswered_since" is not null;--> statement-breakpoint
CREATE TABLE `touches` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`us` text NOT NULL,
	`us_name` text,
	`them` text NOT NULL,
	`them_name` text,
	`direction` text NOT NULL,
	`at` integer NOT NULL,
	`allo_id` text,
	`user_email` text,
	`delivery_id` integer NOT NULL,
	`type` text,
	`content` text,
	`state` text,
	`result` text,
	`duration_seconds` integer,
	`does` text NOT NULL,
	`reason` text,
	`due_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `touches_key` ON `touches` (`key`);--> statement-breakpoint
CREATE INDEX `touches_them` ON `touches` (`them`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `touches_thread` ON `touches` (`them`,`us`,`at`,`id`) WHERE "touches"."kind" = 'message';--> statement-breakpoint
CREATE INDEX `touches_answers` ON `touches` (`them`,`at`) WHERE "touches"."does" = 'answers';--> statement-breakpoint
CREATE INDEX `touches_named` ON `touches` (`them`,`at`,`id`) WHERE "touches"."them_name" is not null;