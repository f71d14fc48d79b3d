/** zod without compiled checks: it would make code from text, which the content policy forbids and the console tells. */
import { config, z } from "zod";

config({ jitless: true });

export { z };
