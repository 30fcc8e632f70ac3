-- Contentless: the words are indexed, the text itself stays in the delivery's body. detail=none keeps only which row holds a
-- word, which is all that "every term must match" needs, at a fraction of the size. The rowid is the delivery's id.
CREATE VIRTUAL TABLE search USING fts5(
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
