CREATE TABLE `endpoints` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text NOT NULL,
	`description` text NOT NULL,
	`topics` text,
	`created_at` integer NOT NULL,
	`after_attempt_id` integer NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_until` integer,
	`headers` text,
	`paused` integer DEFAULT false NOT NULL,
	`resumed_at` integer,
	`disabled_at` integer,
	`disabled_reason` text,
	`consecutive_failures` integer DEFAULT 0 NOT NULL,
	`first_failure_at` integer,
	`armed_at` integer,
	`warned` integer DEFAULT 0 NOT NULL,
	`last_success_at` integer
);
--> statement-breakpoint
CREATE TABLE `forward_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`forward_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`ok` integer NOT NULL,
	`address` text,
	`error_class` text,
	`error` text,
	`response_body` text,
	FOREIGN KEY (`forward_id`) REFERENCES `forwards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `forward_attempts_forward` ON `forward_attempts` (`forward_id`);--> statement-breakpoint
CREATE INDEX `forward_attempts_failed` ON `forward_attempts` (`endpoint_id`,`at`) WHERE "forward_attempts"."ok" = 0;--> statement-breakpoint
CREATE INDEX `forward_attempts_at` ON `forward_attempts` (`at`);--> statement-breakpoint
CREATE TABLE `forward_order` (
	`endpoint_id` integer NOT NULL,
	`key` text NOT NULL,
	`is_follower` integer NOT NULL,
	`event_at` integer NOT NULL,
	`forward_id` integer NOT NULL,
	PRIMARY KEY(`endpoint_id`, `key`, `is_follower`, `event_at`, `forward_id`),
	FOREIGN KEY (`forward_id`) REFERENCES `forwards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `forward_order_forward` ON `forward_order` (`forward_id`);--> statement-breakpoint
CREATE TABLE `forwards` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`endpoint_id` integer NOT NULL,
	`delivery_id` integer NOT NULL,
	`topic` text NOT NULL,
	`origin` text NOT NULL,
	`recovery_id` integer,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`first_tried_at` integer,
	`due_at` integer,
	`settled_at` integer,
	`tells` text,
	`follows` text,
	FOREIGN KEY (`endpoint_id`) REFERENCES `endpoints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `forwards_due` ON `forwards` (`endpoint_id`,`due_at`) WHERE "forwards"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `forwards_endpoint` ON `forwards` (`endpoint_id`,`id`);--> statement-breakpoint
CREATE INDEX `forwards_state` ON `forwards` (`endpoint_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `forwards_delivery` ON `forwards` (`delivery_id`,`endpoint_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `forwards_arrival` ON `forwards` (`endpoint_id`,`delivery_id`) WHERE "forwards"."origin" = 'arrival';--> statement-breakpoint
CREATE INDEX `forwards_tells` ON `forwards` (`endpoint_id`,`tells`) WHERE "forwards"."tells" is not null;--> statement-breakpoint
CREATE INDEX `forwards_recovery` ON `forwards` (`recovery_id`) WHERE "forwards"."recovery_id" is not null;--> statement-breakpoint
CREATE TABLE `recoveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`endpoint_id` integer NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`total` integer NOT NULL,
	`queued` integer DEFAULT 0 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`endpoint_id`) REFERENCES `endpoints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recoveries_endpoint` ON `recoveries` (`endpoint_id`,`id`);--> statement-breakpoint
CREATE INDEX `recoveries_running` ON `recoveries` (`id`) WHERE "recoveries"."state" = 'running';