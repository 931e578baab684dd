// Loaded before the built server (node --import): moves its clock, and nothing else of it, to JOURNEY_CLOCK.
// The time still runs from there, so timers and sessions behave; the product itself has no such switch.
const start = process.env.JOURNEY_CLOCK;
if (start !== undefined) {
  const RealDate = Date;
  const offsetMs = RealDate.parse(start) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + offsetMs);
      else super(...given);
    }
    static now() {
      return RealDate.now() + offsetMs;
    }
  };
}
