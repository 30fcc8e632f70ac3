CREATE TABLE `alert_channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`endpoint_id` integer,
	`url` text,
	`addresses` text,
	`created_at` integer NOT NULL,
	`last_sent_at` integer,
	FOREIGN KEY (`endpoint_id`) REFERENCES `endpoints`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `alert_rules` (
	`rule` text PRIMARY KEY NOT NULL,
	`enabled` integer NOT NULL,
	`threshold` integer,
	`channels` text,
	`remind` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `alert_sends` (
	`alert_id` integer NOT NULL,
	`channel_id` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer,
	`settled_at` integer,
	`error` text,
	PRIMARY KEY(`alert_id`, `channel_id`),
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channel_id`) REFERENCES `alert_channels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `alert_sends_channel` ON `alert_sends` (`channel_id`);--> statement-breakpoint
CREATE INDEX `alert_sends_pending` ON `alert_sends` (`channel_id`,`alert_id`) WHERE "alert_sends"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `alert_states` (
	`rule` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`is_open` integer NOT NULL,
	`otherwise_since` integer,
	`opened_at` integer,
	`told_at` integer,
	PRIMARY KEY(`rule`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`rule` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`opened_at` integer NOT NULL
);
