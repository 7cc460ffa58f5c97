-- A notebook of version 2, as kzreader wrote it then. Never changed: it shows that such notebooks still open.
PRAGMA application_id = 1803185762;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE account_group_documents (
        account_group TEXT NOT NULL REFERENCES account_groups (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (account_group, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "account_group_documents" VALUES('id-8',0,'first');
INSERT INTO "account_group_documents" VALUES('id-8',1,'second');
CREATE TABLE account_groups (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        together INTEGER NOT NULL CHECK (together IN (0, 1))
    ) STRICT, WITHOUT ROWID;
INSERT INTO "account_groups" VALUES('id-8','2026-02-01T00:00:10Z','Reader','One evening',1);
CREATE TABLE annotation_topics (
        annotation TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (annotation, position)
    ) STRICT;
INSERT INTO "annotation_topics" VALUES('id-1',0,'trade');
CREATE TABLE annotations (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        author TEXT NOT NULL,
        style TEXT NOT NULL,
        colour TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
INSERT INTO "annotations" VALUES('id-1','2026-02-01T00:00:00Z','2026-02-01T00:00:00Z','Reader','highlight','yellow','A note');
CREATE TABLE decision_targets (
        decision TEXT NOT NULL REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        PRIMARY KEY (decision, position),
        CHECK (0 <= start AND start <= "end")
    ) STRICT;
INSERT INTO "decision_targets" VALUES('id-2',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
INSERT INTO "decision_targets" VALUES('id-2',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-3',0,'first',11,22,'by a fifth.','Trade grew ','
Қазақстан sells oil 😀, grain.');
INSERT INTO "decision_targets" VALUES('id-3',1,'second',11,30,'by twenty per cent.','Trade grew ','
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-4',0,'first',14,21,'a fifth','Trade grew by ','.
Қазақстан sells oil 😀, grain.');
INSERT INTO "decision_targets" VALUES('id-4',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-6',0,'first',0,5,'Trade','',' grew by a fifth.
Қазақстан sell');
INSERT INTO "decision_targets" VALUES('id-7',0,'second',0,5,'Trade','',' grew by twenty per cent.
Oil pa');
INSERT INTO "decision_targets" VALUES('id-9',0,'first',0,5,'Trade','',' grew by a fifth.
Қазақстан sell');
INSERT INTO "decision_targets" VALUES('id-9',1,'second',0,5,'Trade','',' grew by twenty per cent.
Oil pa');
CREATE TABLE decisions (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        about TEXT NOT NULL CHECK (about IN ('link', 'figures', 'mention', 'sync')),
        verdict TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "decisions" VALUES('id-2','2026-02-01T00:00:01Z','Reader','link','accepted','parallel');
INSERT INTO "decisions" VALUES('id-3','2026-02-01T00:00:02Z','Reader','link','rejected','parallel');
INSERT INTO "decisions" VALUES('id-4','2026-02-01T00:00:03Z','Reader','figures','dismissed','');
INSERT INTO "decisions" VALUES('id-6','2026-02-01T00:00:08Z','Reader','mention','','trade');
INSERT INTO "decisions" VALUES('id-7','2026-02-01T00:00:09Z','Reader','mention','','');
INSERT INTO "decisions" VALUES('id-9','2026-02-01T00:00:11Z','Reader','sync','','');
CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        date TEXT NOT NULL,
        path TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        markdown INTEGER NOT NULL CHECK (markdown IN (0, 1)),
        listed INTEGER NOT NULL CHECK (listed IN (0, 1))
    ) STRICT;
INSERT INTO "documents" VALUES('first','Trade grew by a fifth.
Қазақстан sells oil 😀, grain.','a25f290dc1b35623879cafc92925c50d422b48c68ec8e29ed2b50b07dfceb617','First','Star','2024-07-01','',0,0,1);
INSERT INTO "documents" VALUES('second','Trade grew by twenty per cent.
Oil pays for schools.','2a4945512fdcf42a3f936a36e63012f645a867c663929657e6c306f1508cd36a','Second','Moon','2024-07','',0,0,1);
CREATE TABLE drafts (annotation TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE entity_edits (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        was TEXT NOT NULL,
        was_type TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        merged_into TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1))
    ) STRICT, WITHOUT ROWID;
INSERT INTO "entity_edits" VALUES('id-5','2026-02-01T00:00:07Z','Reader','','','Қазақстан','place','',1);
INSERT INTO "entity_edits" VALUES('moon','2026-02-01T00:00:06Z','Reader','Moon','organisation','Moon','organisation','star',0);
INSERT INTO "entity_edits" VALUES('star','2026-02-01T00:00:05Z','Reader','Star','organisation','Daily <Star>','organisation','',0);
INSERT INTO "entity_edits" VALUES('trade','2026-02-01T00:00:08Z','Reader','Trade','concept','Trade','concept','',0);
CREATE TABLE entity_forms (
        entity TEXT NOT NULL REFERENCES entity_edits (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
        PRIMARY KEY (entity, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "entity_forms" VALUES('id-5',0,'Kazakhstan',1);
INSERT INTO "entity_forms" VALUES('star',0,'The *Star*',0);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('id','22222222-2222-4222-8222-222222222222');
CREATE TABLE rejections (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        topic TEXT NOT NULL,
        CHECK (0 <= start AND start <= "end")
    ) STRICT;
CREATE TABLE synonym_words (
        synonyms TEXT NOT NULL REFERENCES synonyms (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (synonyms, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "synonym_words" VALUES('id-10',0,'multi-vector');
INSERT INTO "synonym_words" VALUES('id-10',1,'pluralistic');
CREATE TABLE synonyms (id TEXT PRIMARY KEY, decided TEXT NOT NULL, author TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "synonyms" VALUES('id-10','2026-02-01T00:00:12Z','Reader');
CREATE TABLE targets (
        annotation TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        PRIMARY KEY (annotation, position),
        CHECK (0 <= start AND start <= "end")
    ) STRICT;
INSERT INTO "targets" VALUES('id-1',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
CREATE TABLE topics (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        description TEXT NOT NULL,
        parent TEXT NOT NULL
    ) STRICT;
INSERT INTO "topics" VALUES('trade','Trade','#aa5500','','');
CREATE INDEX targets_by_document ON targets (document);
CREATE INDEX annotation_topics_by_topic ON annotation_topics (topic);
CREATE INDEX rejections_by_document ON rejections (document);
CREATE INDEX decision_targets_by_document ON decision_targets (document);
CREATE INDEX account_group_documents_by_document ON account_group_documents (document);
COMMIT;
