/** As Hancom Office registers it, and what a package says of itself. */
export const HWPX_MEDIA_TYPE = 'application/hwp+zip';
