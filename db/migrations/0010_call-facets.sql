CREATE TABLE `call_facets` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`name` text NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`, `name`)
);
--> statement-breakpoint
CREATE INDEX `call_facets_most` ON `call_facets` (`kind`,`calls`,`value`);