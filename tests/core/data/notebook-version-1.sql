-- A notebook of version 1, as the first kzreader wrote it. Never changed: it shows that such notebooks still open.
PRAGMA application_id = 1803185762;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('id','fb82c6678910110d2b00e932eb8b6c1d');
CREATE TABLE rejections (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        topic TEXT NOT NULL,
        CHECK (0 <= start AND start <= "end")
    ) STRICT;
INSERT INTO "rejections" VALUES('id-4','first',23,52,'trade');
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
INSERT INTO "topics" VALUES('id-5','Steppe','#00aa11','','energy');
CREATE INDEX targets_by_document ON targets (document);
CREATE INDEX annotation_topics_by_topic ON annotation_topics (topic);
CREATE INDEX rejections_by_document ON rejections (document);
COMMIT;
