// How the questions of the public page are asked: of a district, and by nobody.

import type { PublicDistrict } from "../../api/settings";

export function asPublic({ code }: PublicDistrict) {
  return { isPublic: true, headers: { "X-Liangxin-District": code } };
}
