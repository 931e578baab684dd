ALTER TABLE "disclosure_decisions" ADD COLUMN "lifted_grounds" smallint[];--> statement-breakpoint
-- What was decided before opened all marks or none: all of them are those on every ground of the law.
UPDATE "disclosure_decisions"
SET "lifted_grounds" = CASE WHEN "marks_lifted" THEN '{1,2,3,4,5,6,7,8}'::smallint[] ELSE '{}'::smallint[] END;
--> statement-breakpoint
ALTER TABLE "disclosure_decisions" ALTER COLUMN "lifted_grounds" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosure_decisions" DROP COLUMN "marks_lifted";
