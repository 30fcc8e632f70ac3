-- Every three characters that follow one another in a contact's search text: what was typed is found anywhere in it. The
-- rowid is the contact's id.
CREATE VIRTUAL TABLE contact_search USING fts5(
  words,
  content = '',
  contentless_delete = 1,
  tokenize = 'trigram case_sensitive 1'
);--> statement-breakpoint
INSERT INTO contact_search (rowid, words) SELECT id, search_text FROM contacts;
