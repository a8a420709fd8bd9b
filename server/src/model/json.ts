/** A JSON value: what a YAML node or a JSON document denotes once its syntax is gone. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}
