-- What is published anew is dated by its publication, and what was taken back by its tombstone.
CREATE OR REPLACE FUNCTION "public_site"."note_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	copy public_site.documents := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
	is_there boolean;
	last_change public_site.changes;
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
	SELECT c.* INTO last_change FROM public_site.changes c
	WHERE c.agency_id = copy.agency_id AND c.management_number = copy.management_number
	ORDER BY c.place DESC LIMIT 1;
	-- A copy that is put back as it was keeps its old time: then only the clock knows when.
	happened_at := CASE
		WHEN TG_OP = 'INSERT' AND (last_change.place IS NULL OR copy.published_at > last_change.changed_at)
			THEN copy.published_at
		WHEN TG_OP = 'DELETE' THEN coalesce(
			(SELECT t.withdrawn_at FROM public_site.tombstones t
			WHERE t.agency_id = copy.agency_id AND t.management_number = copy.management_number),
			(SELECT p.withdrawn_at FROM publications p
			WHERE p.agency_id = copy.agency_id AND p.management_number = copy.management_number))
		END;
	-- The last place is only for an edition that was lost: the row itself goes on counting.
	INSERT INTO public_site.editions (single, edition, place, changed_at)
	VALUES (true, gen_random_uuid(),
		coalesce((SELECT c.place FROM public_site.changes c ORDER BY c.changed_at DESC, c.place DESC LIMIT 1), 0) + 1,
		coalesce(happened_at, clock_timestamp()))
	ON CONFLICT (single) DO UPDATE SET edition = excluded.edition, place = editions.place + 1,
		changed_at = greatest(editions.changed_at, excluded.changed_at)
	RETURNING * INTO noted;
	IF last_change.place IS NULL AND NOT is_there THEN
		RETURN NULL;
	END IF;
	IF last_change.place IS NOT NULL THEN
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
