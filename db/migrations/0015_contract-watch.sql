CREATE TABLE `contract_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`value` text,
	`types` integer NOT NULL,
	`deliveries` integer NOT NULL,
	`first_id` integer NOT NULL,
	`last_id` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contract_marks` (
	`finding_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by_name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contract_shapes` (
	`topic` text PRIMARY KEY NOT NULL,
	`shape` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contract_totals` (
	`id` integer PRIMARY KEY NOT NULL,
	`found` integer NOT NULL
);
