-- Where in a text three characters stand is not asked: that all stand somewhere finds few more, and each is looked at. Without
-- the places the lists of those that stand in every address are a fraction as long to step through.
DROP TABLE contact_search;--> statement-breakpoint
CREATE VIRTUAL TABLE contact_search USING fts5(
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  tokenize = 'trigram case_sensitive 1'
);--> statement-breakpoint
INSERT INTO contact_search (contact_search, rank) VALUES ('deletemerge', 0);--> statement-breakpoint
INSERT INTO contact_search (rowid, words) SELECT id, search_text FROM contacts;
