ALTER TABLE "attachments" ADD COLUMN "closed_reason" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "closed_reason" text;