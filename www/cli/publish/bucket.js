// @ts-check
export function bucketAt() {}
