-- FTS5 is not to rewrite a segment for its deleted rows alone. Where merges go on in small steps it begins that, turns to newer
-- segments and never comes back: each search has more and more segments to look through, until at 2,000 nothing can be
-- written any more. Deleted rows go when their segment is merged with others.
INSERT INTO search (search, rank) VALUES ('deletemerge', 0);--> statement-breakpoint
INSERT INTO call_search (call_search, rank) VALUES ('deletemerge', 0);--> statement-breakpoint
INSERT INTO contact_search (contact_search, rank) VALUES ('deletemerge', 0);
