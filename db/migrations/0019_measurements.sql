CREATE TABLE `measurements` (
	`grain` text NOT NULL,
	`start` integer NOT NULL,
	`acknowledgements` text NOT NULL,
	`forward_times` text NOT NULL,
	`taken` integer NOT NULL,
	`retrying` integer NOT NULL,
	`given_up` integer NOT NULL,
	`queue_depth` integer,
	`queue_oldest_ms` integer,
	PRIMARY KEY(`grain`, `start`)
);
