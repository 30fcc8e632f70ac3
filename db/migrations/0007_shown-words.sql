-- The index has the words once more that are shown without the payload, marked. They are read from the log by the next start.
INSERT INTO search (search) VALUES ('delete-all');--> statement-breakpoint
DELETE FROM readings;--> statement-breakpoint
DELETE FROM tallies;--> statement-breakpoint
DELETE FROM hours;--> statement-breakpoint
DELETE FROM lags;--> statement-breakpoint
DELETE FROM progress WHERE name = 'readings';
