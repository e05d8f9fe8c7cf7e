export function typesOf(name: string): Promise<string>;
export function services(): Promise<string[]>;
export function written(name: string): Promise<string>;
