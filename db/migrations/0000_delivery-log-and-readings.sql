CREATE TABLE `attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`delivery_id` integer NOT NULL,
	`received_at` integer NOT NULL,
	`verdict` text NOT NULL,
	`webhook_timestamp` integer,
	`remote_address` text NOT NULL,
	`user_agent` text,
	`body_sha256` blob NOT NULL,
	`secret_label` text,
	`promoted` integer NOT NULL,
	`headers` text NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempts_delivery_id` ON `attempts` (`delivery_id`);--> statement-breakpoint
CREATE TABLE `conflicting_bodies` (
	`delivery_id` integer NOT NULL,
	`sha256` blob NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`delivery_id`, `sha256`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`webhook_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`verification` text NOT NULL,
	`secret_label` text,
	`size_bytes` integer NOT NULL,
	`body_sha256` blob NOT NULL,
	`body` blob
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_webhook_id` ON `deliveries` (`webhook_id`);--> statement-breakpoint
CREATE TABLE `lags` (
	`grain` text NOT NULL,
	`start` integer NOT NULL,
	`bucket` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`grain`, `start`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `progress` (
	`name` text PRIMARY KEY NOT NULL,
	`attempt_id` integer NOT NULL,
	`code_version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`id` integer PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`original_topic` text,
	`version` text,
	`event_at` integer,
	`title` text NOT NULL,
	`subtitle` text NOT NULL,
	`allo_id` text,
	`content_key` text NOT NULL,
	`lookalike_of` integer,
	`problem` text,
	`verdict` text NOT NULL,
	`attempts` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_topic` ON `readings` (`topic`,`id`);--> statement-breakpoint
CREATE INDEX `readings_verdict` ON `readings` (`verdict`,`id`) WHERE "readings"."verdict" <> 'unique';--> statement-breakpoint
CREATE INDEX `readings_lookalike` ON `readings` (`id`) WHERE "readings"."lookalike_of" is not null;--> statement-breakpoint
CREATE INDEX `readings_problem` ON `readings` (`id`) WHERE "readings"."problem" is not null;--> statement-breakpoint
CREATE INDEX `readings_content_key` ON `readings` (`content_key`);--> statement-breakpoint
CREATE TABLE `rejections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`received_at` integer NOT NULL,
	`reason` text NOT NULL,
	`diagnosis` text,
	`remote_address` text NOT NULL,
	`webhook_id` text,
	`size_bytes` integer NOT NULL,
	`body_complete` integer NOT NULL,
	`body_sha256` blob NOT NULL,
	`signed_by` text,
	`promoted_to` integer,
	`headers` text NOT NULL,
	`body` blob NOT NULL,
	FOREIGN KEY (`promoted_to`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rejections_received_at` ON `rejections` (`received_at`);--> statement-breakpoint
CREATE INDEX `rejections_unexamined` ON `rejections` (`id`) WHERE "rejections"."diagnosis" is null;--> statement-breakpoint
CREATE INDEX `rejections_promotable` ON `rejections` (`id`) WHERE "rejections"."signed_by" is not null and "rejections"."promoted_to" is null;--> statement-breakpoint
CREATE TABLE `tallies` (
	`grain` text NOT NULL,
	`start` integer NOT NULL,
	`topic` text NOT NULL,
	`deliveries` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`conflicts` integer NOT NULL,
	`lookalikes` integer NOT NULL,
	`problems` integer NOT NULL,
	`first_id` integer,
	`last_id` integer,
	PRIMARY KEY(`grain`, `start`, `topic`)
);
