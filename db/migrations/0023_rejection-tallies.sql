CREATE TABLE `rejection_tallies` (
	`grain` text NOT NULL,
	`start` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`grain`, `start`)
);
--> statement-breakpoint
DROP INDEX `rejections_received_at`;--> statement-breakpoint
-- Those that are still here; how many there were before them is not known any more.
INSERT INTO `rejection_tallies` SELECT 'minute', `received_at` / 60000 * 60000, count(*) FROM `rejections` GROUP BY 2;--> statement-breakpoint
INSERT INTO `rejection_tallies` SELECT 'hour', `received_at` / 3600000 * 3600000, count(*) FROM `rejections` GROUP BY 2;--> statement-breakpoint
INSERT INTO `rejection_tallies` SELECT 'total', 0, count(*) FROM `rejections` HAVING count(*) > 0;
