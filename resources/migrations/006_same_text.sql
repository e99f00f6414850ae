-- A dispatch that comes again with another date is looked for among the texts that begin as it does.
CREATE INDEX article_text_by_beginning ON article_text(substr(text, 1, 100));
