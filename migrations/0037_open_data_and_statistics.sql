CREATE TABLE "public_site"."daily_files" (
	"day" date PRIMARY KEY NOT NULL,
	"storage_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"published" integer NOT NULL,
	"withdrawn" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"is_stale" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_site"."heartbeats" (
	"single" boolean PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_site"."changes" (
	"agency_id" integer NOT NULL,
	"place" bigint NOT NULL,
	"management_number" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_on" date NOT NULL,
	"is_latest" boolean NOT NULL,
	CONSTRAINT "a_change_has_one_place" PRIMARY KEY("agency_id","place")
);
--> statement-breakpoint
CREATE TABLE "public_site"."disclosure_counts" (
	"agency_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"grouping" text NOT NULL,
	"name" text NOT NULL,
	"open" integer NOT NULL,
	"partially_open" integer NOT NULL,
	"closed" integer,
	CONSTRAINT "a_group_is_counted_once" PRIMARY KEY("agency_id","year","grouping","name")
);
--> statement-breakpoint
CREATE TABLE "public_site"."disclosure_times" (
	"agency_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"unit_name" text NOT NULL,
	"documents" integer NOT NULL,
	"to_approval" bigint,
	"to_publication" bigint,
	CONSTRAINT "times_of_a_unit_stand_once" PRIMARY KEY("agency_id","year","unit_name")
);
--> statement-breakpoint
CREATE TABLE "public_site"."ground_counts" (
	"agency_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"ground" smallint NOT NULL,
	"partially_open" integer NOT NULL,
	"closed" integer,
	CONSTRAINT "a_ground_is_counted_once" PRIMARY KEY("agency_id","year","ground")
);
--> statement-breakpoint
CREATE TABLE "public_site"."statistics_counted" (
	"agency_id" integer NOT NULL,
	"until" date NOT NULL,
	CONSTRAINT "statistics_are_counted_once" PRIMARY KEY("agency_id")
);
--> statement-breakpoint
ALTER TABLE "public_site"."editions" ADD COLUMN "place" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."editions" ADD COLUMN "changed_at" timestamp (3) with time zone DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL;--> statement-breakpoint
CREATE INDEX "public_changes_in_order" ON "public_site"."changes" USING btree ("changed_at","place");--> statement-breakpoint
CREATE INDEX "public_changes_of_a_copy" ON "public_site"."changes" USING btree ("agency_id","management_number","place");--> statement-breakpoint
CREATE INDEX "public_changes_by_day" ON "public_site"."changes" USING btree ("changed_on");--> statement-breakpoint
-- Writes down a change of a copy at the commit. The row of the edition is locked from here to the end of the
-- transaction, so the places and times are given in the order in which others can see the changes.
CREATE FUNCTION "public_site"."note_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	copy public_site.documents := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
	is_there boolean;
	last_state text;
	happened_at timestamptz;
	noted public_site.editions;
BEGIN
	is_there := EXISTS (
		SELECT FROM public_site.documents d
		WHERE d.agency_id = copy.agency_id AND d.management_number = copy.management_number);
	-- Of several changes in one transaction only what is left of them counts.
	IF is_there = (TG_OP = 'DELETE') THEN
		RETURN NULL;
	END IF;
	SELECT c.state INTO last_state FROM public_site.changes c
	WHERE c.agency_id = copy.agency_id AND c.management_number = copy.management_number
	ORDER BY c.place DESC LIMIT 1;
	-- The copy knows only when it came first.
	happened_at := CASE
		WHEN TG_OP = 'INSERT' AND last_state IS NULL THEN copy.published_at
		WHEN TG_OP = 'DELETE' THEN (
			SELECT p.withdrawn_at FROM publications p
			WHERE p.agency_id = copy.agency_id AND p.management_number = copy.management_number)
		END;
	-- The last place is only for an edition that was lost: the row itself goes on counting.
	INSERT INTO public_site.editions (single, edition, place, changed_at)
	VALUES (true, gen_random_uuid(),
		coalesce((SELECT c.place FROM public_site.changes c ORDER BY c.changed_at DESC, c.place DESC LIMIT 1), 0) + 1,
		coalesce(happened_at, clock_timestamp()))
	ON CONFLICT (single) DO UPDATE SET edition = excluded.edition, place = editions.place + 1,
		changed_at = greatest(editions.changed_at, excluded.changed_at)
	RETURNING * INTO noted;
	IF last_state IS NULL AND NOT is_there THEN
		RETURN NULL;
	END IF;
	IF last_state IS NOT NULL THEN
		UPDATE public_site.daily_files f SET is_stale = true
		WHERE f.day IN (
			SELECT c.changed_on FROM public_site.changes c
			WHERE c.agency_id = copy.agency_id AND c.management_number = copy.management_number);
		UPDATE public_site.changes c SET is_latest = false
		WHERE c.agency_id = copy.agency_id AND c.management_number = copy.management_number AND c.is_latest;
	END IF;
	INSERT INTO public_site.changes (agency_id, place, management_number, state, changed_at, changed_on, is_latest)
	VALUES (copy.agency_id, noted.place, copy.management_number,
		CASE WHEN is_there THEN 'published' ELSE 'withdrawn' END, noted.changed_at,
		(noted.changed_at AT TIME ZONE 'Asia/Seoul')::date, true);
	RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER "a_change_of_a_copy_begins_an_edition" ON "public_site"."documents";
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "a_change_of_a_copy_begins_an_edition"
	AFTER INSERT OR UPDATE OR DELETE ON "public_site"."documents"
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION "public_site"."note_change"();
--> statement-breakpoint
-- Copies taken back all at once: the same is told of each.
CREATE OR REPLACE FUNCTION "public_site"."begin_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	before public_site.editions;
BEGIN
	UPDATE public_site.editions SET edition = gen_random_uuid(), changed_at = greatest(changed_at, clock_timestamp());
	SELECT * INTO before FROM public_site.editions;
	UPDATE public_site.daily_files SET is_stale = true;
	WITH gone AS (
		UPDATE public_site.changes SET is_latest = false WHERE is_latest AND state = 'published'
		RETURNING agency_id, management_number, place)
	INSERT INTO public_site.changes (agency_id, place, management_number, state, changed_at, changed_on, is_latest)
	SELECT agency_id, before.place + row_number() OVER (ORDER BY place), management_number, 'withdrawn', before.changed_at,
		(before.changed_at AT TIME ZONE 'Asia/Seoul')::date, true
	FROM gone;
	UPDATE public_site.editions SET place = greatest(place, (SELECT coalesce(max(c.place), 0) FROM public_site.changes c));
	RETURN NULL;
END $$;
--> statement-breakpoint
-- What citizens could read or no longer could when this was introduced.
INSERT INTO "public_site"."changes" (agency_id, place, management_number, state, changed_at, changed_on, is_latest)
SELECT agency_id, row_number() OVER (ORDER BY at, agency_id, management_number), management_number, state, at,
	(at AT TIME ZONE 'Asia/Seoul')::date, true
FROM (
	SELECT agency_id, management_number, 'published' AS state, published_at AS at FROM "public_site"."documents"
	UNION ALL
	SELECT agency_id, management_number, 'withdrawn', withdrawn_at FROM "publications"
	WHERE withdrawn_at IS NOT NULL AND published_at IS NOT NULL) AS known;
--> statement-breakpoint
UPDATE "public_site"."editions" SET edition = gen_random_uuid(),
	place = (SELECT coalesce(max(place), 0) FROM "public_site"."changes"),
	changed_at = (SELECT coalesce(max(changed_at), 'epoch') FROM "public_site"."changes");
--> statement-breakpoint
-- The signed papers of the copies that are public now, for whoever reads this schema alone: a view asks with the
-- rights of its owner, and shows no paper of a document that was taken back.
CREATE VIEW "public_site"."citizens_papers" AS
SELECT p.agency_id, p.event_id, p.storage_name, p.sha256, p.size
FROM "citizens_papers" p
JOIN "public_site"."documents" d ON d.agency_id = p.agency_id AND d.event_id = p.event_id;
