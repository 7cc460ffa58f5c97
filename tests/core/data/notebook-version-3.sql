-- A notebook of version 3. Never changed: it shows that such notebooks still open.
PRAGMA application_id = 1803185762;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE account_group_documents (
        account_group TEXT NOT NULL REFERENCES account_groups (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (account_group, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "account_group_documents" VALUES('id-11',0,'first');
INSERT INTO "account_group_documents" VALUES('id-11',1,'second');
CREATE TABLE account_groups (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        together INTEGER NOT NULL CHECK (together IN (0, 1))
    ) STRICT, WITHOUT ROWID;
INSERT INTO "account_groups" VALUES('id-11','2026-01-01T00:00:15Z','Reader','Trade talks',1);
CREATE TABLE annotation_topics (
        annotation TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (annotation, position)
    ) STRICT;
INSERT INTO "annotation_topics" VALUES('id-1',0,'energy');
INSERT INTO "annotation_topics" VALUES('id-3',0,'trade');
CREATE TABLE annotations (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        author TEXT NOT NULL,
        style TEXT NOT NULL,
        colour TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
INSERT INTO "annotations" VALUES('id-1','2026-01-01T00:00:00Z','2026-01-01T00:00:00Z','Reader','highlight','yellow','A *note*
on it');
INSERT INTO "annotations" VALUES('id-2','2026-01-01T00:00:01Z','2026-01-01T00:00:01Z','Reader','underline','pink','Ескерту 😀');
INSERT INTO "annotations" VALUES('id-3','2026-01-01T00:00:03Z','2026-01-01T00:00:03Z','Reader','highlight','yellow','');
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
INSERT INTO "decision_targets" VALUES('id-6',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
INSERT INTO "decision_targets" VALUES('id-6',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-7',0,'first',23,52,'Қазақстан sells oil 😀, grain.','Trade grew by a fifth.
','');
INSERT INTO "decision_targets" VALUES('id-7',1,'second',31,52,'Oil pays for schools.','Trade grew by twenty per cent.
','');
INSERT INTO "decision_targets" VALUES('id-8',0,'first',14,21,'a fifth','Trade grew by ','.
Қазақстан sells oil 😀, grain.');
INSERT INTO "decision_targets" VALUES('id-8',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-9',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
INSERT INTO "decision_targets" VALUES('id-10',0,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "decision_targets" VALUES('id-12',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
INSERT INTO "decision_targets" VALUES('id-12',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
CREATE TABLE decisions (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        about TEXT NOT NULL CHECK (about IN ('link', 'figures', 'mention', 'sync')),
        verdict TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "decisions" VALUES('id-10','2026-01-01T00:00:14Z','Reader','mention','','');
INSERT INTO "decisions" VALUES('id-12','2026-01-01T00:00:16Z','Reader','sync','','');
INSERT INTO "decisions" VALUES('id-6','2026-01-01T00:00:07Z','Reader','link','accepted','parallel');
INSERT INTO "decisions" VALUES('id-7','2026-01-01T00:00:08Z','Reader','link','pinned','parallel');
INSERT INTO "decisions" VALUES('id-8','2026-01-01T00:00:09Z','Reader','figures','checked','');
INSERT INTO "decisions" VALUES('id-9','2026-01-01T00:00:13Z','Reader','mention','','star');
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
INSERT INTO "documents" VALUES('e936bb427ffbd3d16f1243069c32eca1b7c1e6f8e64f2f532abd711aeb3ac198','Question: Why?

Answer: Because of the steppe.
','e936bb427ffbd3d16f1243069c32eca1b7c1e6f8e64f2f532abd711aeb3ac198','steppe','','','steppe.txt',1,0,1);
CREATE TABLE drafts (annotation TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
INSERT INTO "drafts" VALUES('id-1','half a note');
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
INSERT INTO "entity_edits" VALUES('star','2026-01-01T00:00:12Z','Reader','Star','organisation','Red Star','organisation','',0);
CREATE TABLE entity_forms (
        entity TEXT NOT NULL REFERENCES entity_edits (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
        PRIMARY KEY (entity, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "entity_forms" VALUES('star',0,'Star of the steppe',1);
INSERT INTO "entity_forms" VALUES('star',1,'The Star',0);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('id','be8ceb1a28d1f9abc1e909876681a4dc');
CREATE TABLE refused_names (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "refused_names" VALUES('id-14','2026-01-01T00:00:18Z','Reader','Port Rowan');
CREATE TABLE rejections (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        topic TEXT NOT NULL,
        CHECK (0 <= start AND start <= "end")
    ) STRICT;
INSERT INTO "rejections" VALUES('id-4','first',23,52,'trade');
CREATE TABLE synonym_words (
        synonyms TEXT NOT NULL REFERENCES synonyms (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (synonyms, position)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "synonym_words" VALUES('id-13',0,'oil');
INSERT INTO "synonym_words" VALUES('id-13',1,'petroleum');
CREATE TABLE synonyms (id TEXT PRIMARY KEY, decided TEXT NOT NULL, author TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "synonyms" VALUES('id-13','2026-01-01T00:00:17Z','Reader');
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
INSERT INTO "targets" VALUES('id-2',0,'first',0,10,'Trade grew','',' by a fifth.
Қазақстан sells oil');
INSERT INTO "targets" VALUES('id-2',1,'second',14,29,'twenty per cent','Trade grew by ','.
Oil pays for schools.');
INSERT INTO "targets" VALUES('id-3',0,'e936bb427ffbd3d16f1243069c32eca1b7c1e6f8e64f2f532abd711aeb3ac198',10,14,'Why?','Question: ','

Answer: Because of the steppe.');
CREATE TABLE topics (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        description TEXT NOT NULL,
        parent TEXT NOT NULL
    ) STRICT;
INSERT INTO "topics" VALUES('energy','Oil and gas','#225588','Oil, gas, the atom','');
INSERT INTO "topics" VALUES('trade','Trade','#aa5500','','');
INSERT INTO "topics" VALUES('id-5','Steppe','#112233','Grass','trade');
CREATE INDEX targets_by_document ON targets (document);
CREATE INDEX annotation_topics_by_topic ON annotation_topics (topic);
CREATE INDEX rejections_by_document ON rejections (document);
CREATE INDEX decision_targets_by_document ON decision_targets (document);
CREATE INDEX account_group_documents_by_document ON account_group_documents (document);
COMMIT;
