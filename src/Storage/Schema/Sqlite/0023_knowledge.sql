-- Who may change the knowledge base; administrators may without it.
alter table users add column knowledge_editor integer not null default 0;

create table knowledge_folders (
  id text primary key,
  parent_id text references knowledge_folders,
  name text not null,
  position integer not null,
  version integer not null default 1
);
create index knowledge_folders_parent on knowledge_folders (parent_id);

create table knowledge_articles (
  id text primary key,
  folder_id text not null references knowledge_folders,
  internal integer not null,
  position integer not null,
  version integer not null default 1,
  created_at integer not null
);
create index knowledge_articles_folder on knowledge_articles (folder_id, position);

-- An article in one language. Not published: a draft. Published later than now: a draft until then. Numbers are never given twice: the
-- index of the search goes by them.
create table knowledge_translations (
  id integer primary key autoincrement,
  article_id text not null references knowledge_articles on delete cascade,
  language text not null,
  title text not null,
  slug text not null,
  body text not null,
  published_at integer,
  version integer not null default 1,
  changed_at integer not null,
  changed_by_id text,
  changed_by_name text not null
);
create unique index knowledge_translations_article on knowledge_translations (article_id, language);
create unique index knowledge_translations_slug on knowledge_translations (language, slug);

-- What was ever saved of a translation; the newest is the translation itself.
create table knowledge_versions (
  translation_id integer not null references knowledge_translations on delete cascade,
  number integer not null,
  title text not null,
  slug text not null,
  body text not null,
  at integer not null,
  by_id text,
  by_name text not null,
  primary key (translation_id, number)
) without rowid;

-- Counted in memory and added here by each front every few seconds.
create table knowledge_counts (
  translation_id integer primary key references knowledge_translations on delete cascade,
  views integer not null default 0,
  helpful integer not null default 0,
  unhelpful integer not null default 0
);

-- The index of the search, written with the translation. Words are folded and stemmed by the program: here they are parted at spaces only.
create table knowledge_documents (
  translation_id integer primary key references knowledge_translations on delete cascade,
  title_words integer not null,
  body_words integer not null
);
create virtual table knowledge_words using fts5(title, title_stems, body, body_stems, tokenize = 'ascii');
insert into knowledge_words (knowledge_words, rank) values ('secure-delete', 1);
create virtual table knowledge_places using fts5vocab(knowledge_words, instance);
create trigger knowledge_documents_deleted after delete on knowledge_documents
begin
  delete from knowledge_words where rowid = old.translation_id;
end;

-- Every word that is in the index, to find those that are spelt nearly so, or are a part of one.
create table knowledge_terms (id integer primary key, term text not null unique);
create virtual table knowledge_trigrams using fts5(term, content = '', tokenize = 'trigram');
create trigger knowledge_terms_added after insert on knowledge_terms
begin
  insert into knowledge_trigrams (rowid, term) values (new.id, new.term);
end;
