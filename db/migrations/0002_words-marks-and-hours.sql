CREATE TABLE `hours` (
	`start` integer PRIMARY KEY NOT NULL,
	`first_id` integer NOT NULL,
	`last_id` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tallies` DROP COLUMN `first_id`;--> statement-breakpoint
ALTER TABLE `tallies` DROP COLUMN `last_id`;--> statement-breakpoint
DROP TABLE search;--> statement-breakpoint
-- Contentless: the words are indexed, the text itself stays in the delivery's body. detail=none keeps only which row holds a
-- word, which is all that "every term must match" needs, at a fraction of the size. The rowid is the delivery's id.
CREATE VIRTUAL TABLE search USING fts5(
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '1 2 3 4',
  tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- Every word of the index, sorted, so that the words with one beginning are found without a walk through their rows.
CREATE TABLE vocabulary (word TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
--> statement-breakpoint
-- What the new tables hold is read from the log by the next start.
DELETE FROM readings;--> statement-breakpoint
DELETE FROM tallies;--> statement-breakpoint
DELETE FROM lags;--> statement-breakpoint
DELETE FROM progress WHERE name = 'readings';
