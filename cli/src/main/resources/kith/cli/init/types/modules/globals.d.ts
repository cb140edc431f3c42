// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare type BufferEncoding =
  | "ascii"
  | "base64"
  | "base64url"
  | "binary"
  | "hex"
  | "latin1"
  | "ucs-2"
  | "ucs2"
  | "utf-16le"
  | "utf-8"
  | "utf16le"
  | "utf8";

/** The types of files that a picker shall offer; checked, but the dialog shows all files. */
declare interface FilePickerAcceptType {
  description?: string;
  /** Endings such as `.txt` by MIME type. */
  accept: Record<string, string | string[]>;
}

declare interface FilePickerOptions {
  types?: FilePickerAcceptType[];
  excludeAcceptAllOption?: boolean;
  id?: string;
  startIn?: FileSystemHandle | string;
}

declare interface FileSystemHandlePermissionDescriptor {
  /** `read` when absent. */
  mode?: "read" | "readwrite";
}

/** Lets the person pick files to be read. Demands a click or a key. */
declare function showOpenFilePicker(options?: FilePickerOptions & { multiple?: boolean }): Promise<FileSystemFileHandle[]>;

/** Lets the person say where to save; the file is there and empty when this is fulfilled. Demands a click or a key. */
declare function showSaveFilePicker(options?: FilePickerOptions & { suggestedName?: string | null }): Promise<FileSystemFileHandle>;

/** Lets the person pick a folder with all below it. Demands a click or a key. */
declare function showDirectoryPicker(options?: {
  mode?: "read" | "readwrite";
  id?: string;
  startIn?: FileSystemHandle | string;
}): Promise<FileSystemDirectoryHandle>;

declare interface FileSystemHandle {
  /** Whether the page may use it so without a question to the person. */
  queryPermission(descriptor?: FileSystemHandlePermissionDescriptor): Promise<PermissionState>;
  /** Asks the person unless it is granted: they pick the same once more. */
  requestPermission(descriptor?: FileSystemHandlePermissionDescriptor): Promise<PermissionState>;
  /** Removes what it stands for; a folder that is not empty only with `recursive`. */
  remove(options?: { recursive?: boolean }): Promise<void>;
}

declare interface DataTransferItem {
  /**
   * What the person dropped, which the page may read from now on. To be called while the `drop` event is
   * handled; null for what is no file.
   */
  getAsFileSystemHandle(): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
}
