// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/routes/window" {
  // Made from the declarations in WindowRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * States a window can be put into and out of.
   */
  export type WindowState = "minimised" | "maximised" | "fullscreen";

  /**
   * The three kinds of dialogs systems offer.
   */
  export type Kind = "open" | "save" | "folder";

  /**
   * How a window stands on the screen, in CSS pixels.
   */
  export interface WindowFrame {
    /**
     * of its left edge; 0 where the system keeps it secret (Wayland)
     */
    x: number;
    /**
     * of its upper edge; 0 where the system keeps it secret (Wayland)
     */
    y: number;
    /**
     * of the page
     */
    width: number;
    /**
     * of the page
     */
    height: number;
    /**
     * whether it is shown at all
     */
    visible: boolean;
    /**
     * whether it has the keyboard
     */
    focused: boolean;
    /**
     * whether it is reduced to its name
     */
    minimised: boolean;
    /**
     * whether it fills the work area
     */
    maximised: boolean;
    /**
     * whether it fills the screen
     */
    fullscreen: boolean;
  }

  /**
   * A dialog in which the person picks files or a folder.
   */
  export interface FileDialog {
    /**
     * what is picked
     */
    kind: Kind;
    /**
     * whether more than one may be picked; only for files to open
     */
    many: boolean;
    /**
     * whether what is picked may be changed, not only read; always so for a file to save
     */
    write: boolean;
    /**
     * the dialog's title, the system's words if null
     */
    title?: string | null | undefined;
    /**
     * the absolute path of the folder it begins in, the system's choice if null
     */
    folder?: string | null | undefined;
    /**
     * the proposed name of a file to save
     */
    name?: string | null | undefined;
  }

  /**
   * Something that the person dropped on the page.
   */
  export interface DroppedPath {
    /**
     * where it is, absolute
     */
    path: string;
    /**
     * whether it is a folder, with all below it
     */
    folder: boolean;
  }

  /**
   * Tells how the window stands now, and again whenever that changes. While the page is busy
   * changes are joined; the last one always arrives.
   */
  export function changes(onEvent: (event: WindowFrame) => void, options?: CallOptions): Promise<void>;

  /**
   * Lets the person pick files or a folder. The page may then use what was picked, until it
   * reloads.
   *
   * @param dialog what is asked for
   * @returns absolute paths; none when the person cancels
   * @throws `ERR_BRIDGE_BUSY` a dialog of this page is open already
   */
  export function choose(dialog: FileDialog, options?: CallOptions): Promise<string[]>;

  /**
   * Closes the window.
   *
   * @param force whether the page's `beforeunload` is not asked
   */
  export function close(force: boolean, options?: CallOptions): Promise<void>;

  /**
   * What the person dropped on the page last, out of another program. The page may then read it,
   * until it reloads; each drop is answered once. Its files, without the folders, come as Files
   * in the same order.
   *
   * @param ticket under which the Files come
   * @returns at most 1024; none when nothing was dropped since it was last asked
   */
  export function dropped(ticket: string, options?: CallOptions): Promise<DroppedPath[]>;

  /**
   * Raises the window and gives it the keyboard, if the system agrees.
   */
  export function focus(options?: CallOptions): Promise<void>;

  /**
   * How the window stands on the screen now.
   *
   * @returns place, size and states
   */
  export function frameSync(): WindowFrame;

  /**
   * How the window stands on the screen now.
   *
   * @returns place, size and states
   */
  export function frame(options?: CallOptions): Promise<WindowFrame>;

  /**
   * Moves the window, where the system lets programs do that.
   *
   * @param x of its left edge, -32767 to 32767
   * @param y of its upper edge, -32767 to 32767
   * @throws `ERR_OUT_OF_RANGE` a place outside its range
   */
  export function move(x: number, y: number, options?: CallOptions): Promise<void>;

  /**
   * Changes the window's size.
   *
   * @param width of the page, 1 to 32767
   * @param height of the page, 1 to 32767
   * @throws `ERR_OUT_OF_RANGE` a size outside its range
   */
  export function resize(width: number, height: number, options?: CallOptions): Promise<void>;

  /**
   * Puts the window into a state or out of it.
   *
   * @param state which
   * @param on whether into it
   */
  export function state(state: WindowState, on: boolean, options?: CallOptions): Promise<void>;

  /**
   * Changes the window's title.
   *
   * @param title at most 4096 characters
   * @throws `ERR_OUT_OF_RANGE` the title is too long
   */
  export function title(title: string, options?: CallOptions): Promise<void>;

  /**
   * Shows or hides the window; a hidden one's page goes on running.
   *
   * @param on whether it is shown
   */
  export function visible(on: boolean, options?: CallOptions): Promise<void>;
  export {};
}

declare module "kith:internal/routes/fs" {
  // Made from the declarations in FsRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * What happened in a watched place.
   */
  export type WatchKind = "ready" | "rename" | "change" | "overflow";

  /**
   * What is known of a file; the fields of Node's `fs.Stats`.
   */
  export interface Stat {
    /**
     * the device it is on
     */
    dev: bigint;
    /**
     * its number there
     */
    ino: bigint;
    /**
     * type and permissions
     */
    mode: number;
    /**
     * how many names it has
     */
    nlink: number;
    /**
     * the owner
     */
    uid: number;
    /**
     * the owner's group
     */
    gid: number;
    /**
     * the device it is, if it is one
     */
    rdev: bigint;
    /**
     * in bytes
     */
    size: number;
    /**
     * the best size of a piece to read or write, in bytes
     */
    blksize: number;
    /**
     * the room it takes, in units of 512 bytes
     */
    blocks: number;
    /**
     * last read, seconds since 1970
     */
    atimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    atimeNanos: number;
    /**
     * last written, seconds since 1970
     */
    mtimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    mtimeNanos: number;
    /**
     * last changed in any way, seconds since 1970
     */
    ctimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    ctimeNanos: number;
    /**
     * made, seconds since 1970; 0 where the file system does not keep it
     */
    birthtimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    birthtimeNanos: number;
  }

  /**
   * What is known of a file system; the fields of Node's `fs.StatFs`.
   */
  export interface StatFs {
    /**
     * its number in the kernel
     */
    type: bigint;
    /**
     * the size of a block, in bytes
     */
    bsize: number;
    /**
     * how many blocks it has
     */
    blocks: number;
    /**
     * how many are free
     */
    bfree: number;
    /**
     * how many of them this person may use
     */
    bavail: number;
    /**
     * how many files it can hold
     */
    files: number;
    /**
     * how many more
     */
    ffree: number;
  }

  /**
   * The beginning of a file.
   */
  export interface FileStart {
    /**
     * the first bytes
     */
    data: Uint8Array<ArrayBuffer>;
    /**
     * how large the file was when it was opened, in bytes; 0 for some that have contents
     */
    size: number;
    /**
     * the file, open behind `data`, when there may be more; nothing when that was all
     */
    rest: number | null;
  }

  /**
   * How a file that is written whole is opened.
   */
  export interface WriteMode {
    /**
     * a sum of Node's `O_...` constants
     */
    flags: number;
    /**
     * permissions of a file that is made
     */
    mode: number;
    /**
     * whether to wait until the disk has it
     */
    sync: boolean;
  }

  /**
   * One entry of a folder.
   */
  export interface DirEntry {
    /**
     * its name, or with a recursive listing its path from the folder listed; a name that is no UTF-8 is a NUL followed by one char for each byte
     */
    name: string;
    /**
     * what it is, one of Node's `S_IF...` constants; 0 when the system does not tell
     */
    type: number;
  }

  /**
   * One thing that happened in a watched place.
   */
  export interface WatchEvent {
    /**
     * what happened
     */
    kind: WatchKind;
    /**
     * the entry it happened to, seen from what is watched; empty when it is not about one
     */
    filename: string;
  }

  /**
   * Tells whether a file can be used so, for both the app and the person.
   *
   * @param path the file
   * @param mode a sum of `R_OK` (4), `W_OK` (2) and `X_OK` (1); 0 asks only whether it is there
   * @throws `ENOENT` there is nothing
   * @throws `EACCES` the person may not
   */
  export function accessSync(path: string, mode: number): void;

  /**
   * Tells whether a file can be used so, for both the app and the person.
   *
   * @param path the file
   * @param mode a sum of `R_OK` (4), `W_OK` (2) and `X_OK` (1); 0 asks only whether it is there
   * @throws `ENOENT` there is nothing
   * @throws `EACCES` the person may not
   */
  export function access(path: string, mode: number, options?: CallOptions): Promise<void>;

  /**
   * Changes the permissions of a file.
   *
   * @param path the file
   * @param mode the new permissions
   * @throws `EPERM` it belongs to someone else
   */
  export function chmodSync(path: string, mode: number): void;

  /**
   * Changes the permissions of a file.
   *
   * @param path the file
   * @param mode the new permissions
   * @throws `EPERM` it belongs to someone else
   */
  export function chmod(path: string, mode: number, options?: CallOptions): Promise<void>;

  /**
   * Changes the owner of a file.
   *
   * @param path the file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EPERM` only the administrator may
   */
  export function chownSync(path: string, uid: number, gid: number): void;

  /**
   * Changes the owner of a file.
   *
   * @param path the file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EPERM` only the administrator may
   */
  export function chown(path: string, uid: number, gid: number, options?: CallOptions): Promise<void>;

  /**
   * Copies a file. Contents, permissions; not times or owner.
   *
   * @param path the file
   * @param dest the path of the copy
   * @param mode a sum of Node's `COPYFILE_...` constants
   * @throws `ENOENT` there is nothing
   * @throws `EEXIST` the copy is there already and `COPYFILE_EXCL` was given
   */
  export function copyFileSync(path: string, dest: string, mode: number): void;

  /**
   * Copies a file. Contents, permissions; not times or owner.
   *
   * @param path the file
   * @param dest the path of the copy
   * @param mode a sum of Node's `COPYFILE_...` constants
   * @throws `ENOENT` there is nothing
   * @throws `EEXIST` the copy is there already and `COPYFILE_EXCL` was given
   */
  export function copyFile(path: string, dest: string, mode: number, options?: CallOptions): Promise<void>;

  /**
   * Puts a file into the page as a `File` read from the disk; it comes by itself, under the
   * ticket.
   *
   * @param path the file
   * @param ticket 32 random hexadecimal digits drawn by the page
   * @returns what keeps it readable; close it when the `File` is no longer needed
   * @throws `ENOENT` there is nothing
   * @throws `EINVAL` it is no ordinary file
   */
  export function give(path: string, ticket: string, options?: CallOptions): Promise<number>;

  /**
   * As `chown`, but of a link itself.
   *
   * @param path the file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EPERM` only the administrator may
   */
  export function lchownSync(path: string, uid: number, gid: number): void;

  /**
   * As `chown`, but of a link itself.
   *
   * @param path the file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EPERM` only the administrator may
   */
  export function lchown(path: string, uid: number, gid: number, options?: CallOptions): Promise<void>;

  /**
   * Gives a file a second name.
   *
   * @param path the name it has
   * @param dest the second name
   * @throws `EEXIST` the second name is taken
   */
  export function linkSync(path: string, dest: string): void;

  /**
   * Gives a file a second name.
   *
   * @param path the name it has
   * @param dest the second name
   * @throws `EEXIST` the second name is taken
   */
  export function link(path: string, dest: string, options?: CallOptions): Promise<void>;

  /**
   * As `stat`, but of a link itself.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function lstatSync(path: string): Stat;

  /**
   * As `stat`, but of a link itself.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function lstat(path: string, options?: CallOptions): Promise<Stat>;

  /**
   * As `utimes`, but of a link itself.
   *
   * @param path the file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EPERM` it belongs to someone else
   */
  export function lutimesSync(path: string, atime: number, mtime: number): void;

  /**
   * As `utimes`, but of a link itself.
   *
   * @param path the file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EPERM` it belongs to someone else
   */
  export function lutimes(path: string, atime: number, mtime: number, options?: CallOptions): Promise<void>;

  /**
   * Makes a folder.
   *
   * @param path the folder
   * @param recursive whether to make missing folders above it too, and to be content when it is there
   * @param mode its permissions
   * @returns with `recursive` the first folder that was made, if any
   * @throws `EEXIST` the name is taken
   * @throws `ENOENT` the folder above is missing
   */
  export function mkdirSync(path: string, recursive: boolean, mode: number): string | null;

  /**
   * Makes a folder.
   *
   * @param path the folder
   * @param recursive whether to make missing folders above it too, and to be content when it is there
   * @param mode its permissions
   * @returns with `recursive` the first folder that was made, if any
   * @throws `EEXIST` the name is taken
   * @throws `ENOENT` the folder above is missing
   */
  export function mkdir(path: string, recursive: boolean, mode: number, options?: CallOptions): Promise<string | null>;

  /**
   * Makes a folder of which nobody else has the name.
   *
   * @param prefix its path, to which six random letters are added
   * @returns its path
   * @throws `ENOENT` the folder above is missing
   */
  export function mkdtempSync(prefix: string): string;

  /**
   * Makes a folder of which nobody else has the name.
   *
   * @param prefix its path, to which six random letters are added
   * @returns its path
   * @throws `ENOENT` the folder above is missing
   */
  export function mkdtemp(prefix: string, options?: CallOptions): Promise<string>;

  /**
   * Opens a file. Opening a pipe for writing waits until someone reads it.
   *
   * @param path the file
   * @param flags a sum of Node's `O_...` constants
   * @param mode permissions of a file that is made
   * @returns the open file
   * @throws `ENOENT` there is nothing, and it is not to be made
   * @throws `EMFILE` too many files are open
   */
  export function openSync(path: string, flags: number, mode: number): number;

  /**
   * Opens a file. Opening a pipe for writing waits until someone reads it.
   *
   * @param path the file
   * @param flags a sum of Node's `O_...` constants
   * @param mode permissions of a file that is made
   * @returns the open file
   * @throws `ENOENT` there is nothing, and it is not to be made
   * @throws `EMFILE` too many files are open
   */
  export function open(path: string, flags: number, mode: number, options?: CallOptions): Promise<number>;

  /**
   * Begins to watch a file or folder: all that happens once this has answered will be told.
   *
   * @param path the file or folder
   * @param recursive whether to watch the folders below too
   * @returns the watch, for `watched`
   * @throws `ENOENT` there is nothing
   * @throws `ENOSPC` the system watches as much as it can
   */
  export function openWatchSync(path: string, recursive: boolean): number;

  /**
   * Begins to watch a file or folder: all that happens once this has answered will be told.
   *
   * @param path the file or folder
   * @param recursive whether to watch the folders below too
   * @returns the watch, for `watched`
   * @throws `ENOENT` there is nothing
   * @throws `ENOSPC` the system watches as much as it can
   */
  export function openWatch(path: string, recursive: boolean, options?: CallOptions): Promise<number>;

  /**
   * Opens a folder, to be read piece by piece.
   *
   * @param path the folder
   * @returns the open folder, for the routes of `folder`
   * @throws `ENOTDIR` it is no folder
   */
  export function opendirSync(path: string): number;

  /**
   * Opens a folder, to be read piece by piece.
   *
   * @param path the folder
   * @returns the open folder, for the routes of `folder`
   * @throws `ENOTDIR` it is no folder
   */
  export function opendir(path: string, options?: CallOptions): Promise<number>;

  /**
   * Opens a file and reads its beginning, which for most files is all of it.
   *
   * @param path the file
   * @param flags a sum of Node's `O_...` constants
   * @param most how much to read at most, in bytes, up to 1 MiB
   * @returns the beginning, and a handle when there is more
   * @throws `ENOENT` there is nothing
   * @throws `EISDIR` it is a folder
   */
  export function readFileSync(path: string, flags: number, most: number): FileStart;

  /**
   * Opens a file and reads its beginning, which for most files is all of it.
   *
   * @param path the file
   * @param flags a sum of Node's `O_...` constants
   * @param most how much to read at most, in bytes, up to 1 MiB
   * @returns the beginning, and a handle when there is more
   * @throws `ENOENT` there is nothing
   * @throws `EISDIR` it is a folder
   */
  export function readFile(path: string, flags: number, most: number, options?: CallOptions): Promise<FileStart>;

  /**
   * All entries of a folder, sorted by the bytes of their names.
   *
   * @param path the folder
   * @param recursive whether to list the folders below too; links are not followed
   * @returns the entries
   * @throws `ENOTDIR` it is no folder
   */
  export function readdirSync(path: string, recursive: boolean): DirEntry[];

  /**
   * All entries of a folder, sorted by the bytes of their names.
   *
   * @param path the folder
   * @param recursive whether to list the folders below too; links are not followed
   * @returns the entries
   * @throws `ENOTDIR` it is no folder
   */
  export function readdir(path: string, recursive: boolean, options?: CallOptions): Promise<DirEntry[]>;

  /**
   * Tells where a link leads.
   *
   * @param path the link
   * @returns what is written in it
   * @throws `EINVAL` it is no link
   */
  export function readlinkSync(path: string): string;

  /**
   * Tells where a link leads.
   *
   * @param path the link
   * @returns what is written in it
   * @throws `EINVAL` it is no link
   */
  export function readlink(path: string, options?: CallOptions): Promise<string>;

  /**
   * The path without links, dots and doubled slashes.
   *
   * @param path the file
   * @returns the path
   * @throws `ENOENT` there is nothing
   */
  export function realpathSync(path: string): string;

  /**
   * The path without links, dots and doubled slashes.
   *
   * @param path the file
   * @returns the path
   * @throws `ENOENT` there is nothing
   */
  export function realpath(path: string, options?: CallOptions): Promise<string>;

  /**
   * Moves a file or folder; what has the new name is replaced.
   *
   * @param path the old name
   * @param dest the new name
   * @throws `ENOENT` there is nothing of the old name
   * @throws `EXDEV` the new name is on another disk
   */
  export function renameSync(path: string, dest: string): void;

  /**
   * Moves a file or folder; what has the new name is replaced.
   *
   * @param path the old name
   * @param dest the new name
   * @throws `ENOENT` there is nothing of the old name
   * @throws `EXDEV` the new name is on another disk
   */
  export function rename(path: string, dest: string, options?: CallOptions): Promise<void>;

  /**
   * Removes a file, or a folder with all in it. Links are removed, not followed.
   *
   * @param path the file or folder
   * @param recursive whether it may be a folder
   * @param force whether it is all right if there is nothing
   * @throws `ENOENT` there is nothing
   * @throws `ERR_FS_EISDIR` it is a folder and `recursive` is false
   */
  export function rmSync(path: string, recursive: boolean, force: boolean): void;

  /**
   * Removes a file, or a folder with all in it. Links are removed, not followed.
   *
   * @param path the file or folder
   * @param recursive whether it may be a folder
   * @param force whether it is all right if there is nothing
   * @throws `ENOENT` there is nothing
   * @throws `ERR_FS_EISDIR` it is a folder and `recursive` is false
   */
  export function rm(path: string, recursive: boolean, force: boolean, options?: CallOptions): Promise<void>;

  /**
   * Removes an empty folder.
   *
   * @param path the folder
   * @throws `ENOTEMPTY` there is something in it
   */
  export function rmdirSync(path: string): void;

  /**
   * Removes an empty folder.
   *
   * @param path the folder
   * @throws `ENOTEMPTY` there is something in it
   */
  export function rmdir(path: string, options?: CallOptions): Promise<void>;

  /**
   * What is known of what a path leads to.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function statSync(path: string): Stat;

  /**
   * What is known of what a path leads to.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function stat(path: string, options?: CallOptions): Promise<Stat>;

  /**
   * What is known of the file system of a file.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function statfsSync(path: string): StatFs;

  /**
   * What is known of the file system of a file.
   *
   * @param path the file
   * @returns what is known
   * @throws `ENOENT` there is nothing
   */
  export function statfs(path: string, options?: CallOptions): Promise<StatFs>;

  /**
   * Makes a link. It must lead to a place the app was granted.
   *
   * @param target where it leads, as it is written into the link
   * @param path the link
   * @throws `EEXIST` the name is taken
   */
  export function symlinkSync(target: string, path: string): void;

  /**
   * Makes a link. It must lead to a place the app was granted.
   *
   * @param target where it leads, as it is written into the link
   * @param path the link
   * @throws `EEXIST` the name is taken
   */
  export function symlink(target: string, path: string, options?: CallOptions): Promise<void>;

  /**
   * Sets the length of a file.
   *
   * @param path the file
   * @param length in bytes; what is added is zero
   * @throws `ENOENT` there is nothing
   */
  export function truncateSync(path: string, length: number): void;

  /**
   * Sets the length of a file.
   *
   * @param path the file
   * @param length in bytes; what is added is zero
   * @throws `ENOENT` there is nothing
   */
  export function truncate(path: string, length: number, options?: CallOptions): Promise<void>;

  /**
   * Removes a file or a link.
   *
   * @param path the file
   * @throws `ENOENT` there is nothing
   * @throws `EISDIR` it is a folder
   */
  export function unlinkSync(path: string): void;

  /**
   * Removes a file or a link.
   *
   * @param path the file
   * @throws `ENOENT` there is nothing
   * @throws `EISDIR` it is a folder
   */
  export function unlink(path: string, options?: CallOptions): Promise<void>;

  /**
   * Changes the times of a file.
   *
   * @param path the file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EPERM` it belongs to someone else
   */
  export function utimesSync(path: string, atime: number, mtime: number): void;

  /**
   * Changes the times of a file.
   *
   * @param path the file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EPERM` it belongs to someone else
   */
  export function utimes(path: string, atime: number, mtime: number, options?: CallOptions): Promise<void>;

  /**
   * Tells what happens to a file or in a folder, until the call is cancelled.
   *
   * @param path the file or folder
   * @param recursive whether to watch the folders below too
   * @throws `ENOENT` there is nothing
   * @throws `ENOSPC` the system watches as much as it can
   */
  export function watch(path: string, recursive: boolean, onEvent: (event: WatchEvent) => void, options?: CallOptions): Promise<void>;

  /**
   * Tells what happened since a watch was opened and what happens from now on, until the call is
   * cancelled, which closes the watch.
   *
   * @param watch the open watch
   * @throws `EBADF` it is closed
   */
  export function watched(watch: number, onEvent: (event: WatchEvent) => void, options?: CallOptions): Promise<void>;

  /**
   * Opens a file, writes it whole and closes it.
   *
   * @param path the file
   * @param data what to write
   * @param how how to open it
   * @returns false when it is no ordinary file, so that writing may have to wait: open it and write
   * @throws `ENOENT` the folder is missing
   * @throws `EISDIR` it is a folder
   * @throws `ENOSPC` the disk is full; the file may hold a part
   */
  export function writeFileSync(path: string, data: ArrayBuffer | ArrayBufferView, how: WriteMode): boolean;

  /**
   * Opens a file, writes it whole and closes it.
   *
   * @param path the file
   * @param data what to write
   * @param how how to open it
   * @returns false when it is no ordinary file, so that writing may have to wait: open it and write
   * @throws `ENOENT` the folder is missing
   * @throws `EISDIR` it is a folder
   * @throws `ENOSPC` the disk is full; the file may hold a part
   */
  export function writeFile(path: string, data: ArrayBuffer | ArrayBufferView, how: WriteMode, options?: CallOptions): Promise<boolean>;
  export {};
}

declare module "kith:internal/routes/file" {
  // Made from the declarations in FileRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * What is known of a file; the fields of Node's `fs.Stats`.
   */
  export interface Stat {
    /**
     * the device it is on
     */
    dev: bigint;
    /**
     * its number there
     */
    ino: bigint;
    /**
     * type and permissions
     */
    mode: number;
    /**
     * how many names it has
     */
    nlink: number;
    /**
     * the owner
     */
    uid: number;
    /**
     * the owner's group
     */
    gid: number;
    /**
     * the device it is, if it is one
     */
    rdev: bigint;
    /**
     * in bytes
     */
    size: number;
    /**
     * the best size of a piece to read or write, in bytes
     */
    blksize: number;
    /**
     * the room it takes, in units of 512 bytes
     */
    blocks: number;
    /**
     * last read, seconds since 1970
     */
    atimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    atimeNanos: number;
    /**
     * last written, seconds since 1970
     */
    mtimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    mtimeNanos: number;
    /**
     * last changed in any way, seconds since 1970
     */
    ctimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    ctimeNanos: number;
    /**
     * made, seconds since 1970; 0 where the file system does not keep it
     */
    birthtimeSeconds: number;
    /**
     * and nanoseconds within the second
     */
    birthtimeNanos: number;
  }

  /**
   * Changes the permissions of an open file.
   *
   * @param file the open file
   * @param mode the new permissions
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function chmodSync(file: number, mode: number): void;

  /**
   * Changes the permissions of an open file.
   *
   * @param file the open file
   * @param mode the new permissions
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function chmod(file: number, mode: number, options?: CallOptions): Promise<void>;

  /**
   * Changes the owner of an open file.
   *
   * @param file the open file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function chownSync(file: number, uid: number, gid: number): void;

  /**
   * Changes the owner of an open file.
   *
   * @param file the open file
   * @param uid the owner's number, -1 to leave it
   * @param gid the group's number, -1 to leave it
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function chown(file: number, uid: number, gid: number, options?: CallOptions): Promise<void>;

  /**
   * Closes a file. What is under way with it goes on to its end.
   *
   * @param file the open file
   * @throws `EBADF` it is closed already
   */
  export function closeSync(file: number): void;

  /**
   * Closes a file. What is under way with it goes on to its end.
   *
   * @param file the open file
   * @throws `EBADF` it is closed already
   */
  export function close(file: number, options?: CallOptions): Promise<void>;

  /**
   * Reads from an open file. From a pipe it waits until there is something.
   *
   * @param file the open file
   * @param length how much to read at most, in bytes, up to 16 MiB; 1 MiB is fastest
   * @param position where in the file, in bytes; nothing: where the last such call ended
   * @returns the bytes; none at the end
   * @throws `EBADF` it is closed, or not open for reading
   * @throws `EISDIR` it is a folder
   */
  export function readSync(file: number, length: number, position: number | null | undefined): Uint8Array<ArrayBuffer>;

  /**
   * Reads from an open file. From a pipe it waits until there is something.
   *
   * @param file the open file
   * @param length how much to read at most, in bytes, up to 16 MiB; 1 MiB is fastest
   * @param position where in the file, in bytes; nothing: where the last such call ended
   * @returns the bytes; none at the end
   * @throws `EBADF` it is closed, or not open for reading
   * @throws `EISDIR` it is a folder
   */
  export function read(file: number, length: number, position: number | null | undefined, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;

  /**
   * What is known of an open file.
   *
   * @param file the open file
   * @returns what is known
   * @throws `EBADF` it is closed
   */
  export function statSync(file: number): Stat;

  /**
   * What is known of an open file.
   *
   * @param file the open file
   * @returns what is known
   * @throws `EBADF` it is closed
   */
  export function stat(file: number, options?: CallOptions): Promise<Stat>;

  /**
   * Waits until the disk has all that was written.
   *
   * @param file the open file
   * @param dataOnly whether the times do not matter
   * @throws `EBADF` it is closed
   * @throws `EIO` the disk failed
   */
  export function syncSync(file: number, dataOnly: boolean): void;

  /**
   * Waits until the disk has all that was written.
   *
   * @param file the open file
   * @param dataOnly whether the times do not matter
   * @throws `EBADF` it is closed
   * @throws `EIO` the disk failed
   */
  export function sync(file: number, dataOnly: boolean, options?: CallOptions): Promise<void>;

  /**
   * Sets the length of an open file.
   *
   * @param file the open file
   * @param length in bytes; what is added is zero
   * @throws `EBADF` it is closed
   * @throws `EINVAL` it is not open for writing
   */
  export function truncateSync(file: number, length: number): void;

  /**
   * Sets the length of an open file.
   *
   * @param file the open file
   * @param length in bytes; what is added is zero
   * @throws `EBADF` it is closed
   * @throws `EINVAL` it is not open for writing
   */
  export function truncate(file: number, length: number, options?: CallOptions): Promise<void>;

  /**
   * Changes the times of an open file.
   *
   * @param file the open file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function utimesSync(file: number, atime: number, mtime: number): void;

  /**
   * Changes the times of an open file.
   *
   * @param file the open file
   * @param atime last read, seconds since 1970
   * @param mtime last written, seconds since 1970
   * @throws `EBADF` it is closed
   * @throws `ERR_ACCESS_DENIED` it was opened for reading only
   */
  export function utimes(file: number, atime: number, mtime: number, options?: CallOptions): Promise<void>;

  /**
   * Writes to an open file. A pipe may take less than all.
   *
   * @param file the open file
   * @param data what to write
   * @param position where in the file, in bytes; nothing: where the last such call ended
   * @returns how much was written, in bytes
   * @throws `EBADF` it is closed, or not open for writing
   * @throws `ENOSPC` the disk is full
   */
  export function writeSync(file: number, data: ArrayBuffer | ArrayBufferView, position: number | null | undefined): number;

  /**
   * Writes to an open file. A pipe may take less than all.
   *
   * @param file the open file
   * @param data what to write
   * @param position where in the file, in bytes; nothing: where the last such call ended
   * @returns how much was written, in bytes
   * @throws `EBADF` it is closed, or not open for writing
   * @throws `ENOSPC` the disk is full
   */
  export function write(file: number, data: ArrayBuffer | ArrayBufferView, position: number | null | undefined, options?: CallOptions): Promise<number>;
  export {};
}

declare module "kith:internal/routes/folder" {
  // Made from the declarations in FolderRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * One entry of a folder.
   */
  export interface DirEntry {
    /**
     * its name, or with a recursive listing its path from the folder listed; a name that is no UTF-8 is a NUL followed by one char for each byte
     */
    name: string;
    /**
     * what it is, one of Node's `S_IF...` constants; 0 when the system does not tell
     */
    type: number;
  }

  /**
   * Closes a folder.
   *
   * @param folder the open folder
   * @throws `EBADF` it is closed already
   */
  export function closeSync(folder: number): void;

  /**
   * Closes a folder.
   *
   * @param folder the open folder
   * @throws `EBADF` it is closed already
   */
  export function close(folder: number, options?: CallOptions): Promise<void>;

  /**
   * The next entries of an open folder, in the order of the file system.
   *
   * @param folder what `fs.opendir` answered
   * @param most how many at most, up to 4096
   * @returns the entries; none at the end
   * @throws `EBADF` it is closed
   */
  export function readSync(folder: number, most: number): DirEntry[];

  /**
   * The next entries of an open folder, in the order of the file system.
   *
   * @param folder what `fs.opendir` answered
   * @param most how many at most, up to 4096
   * @returns the entries; none at the end
   * @throws `EBADF` it is closed
   */
  export function read(folder: number, most: number, options?: CallOptions): Promise<DirEntry[]>;
  export {};
}

declare module "kith:internal/routes/os" {
  // Made from the declarations in OsRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * What does not change while the machine runs and says nothing about the person.
   */
  export interface SystemInfo {
    /**
     * Node's word: linux or android
     */
    platform: string;
    /**
     * the kernel's name (`uname -s`), for instance Linux
     */
    type: string;
    /**
     * the kernel's release (`uname -r`)
     */
    release: string;
    /**
     * the kernel's version (`uname -v`)
     */
    version: string;
    /**
     * Node's word for the processor: x64, arm64, arm, ia32, riscv64, ...
     */
    arch: string;
    /**
     * the system's word for it (`uname -m`), for instance x86_64
     */
    machine: string;
    /**
     * how many threads run at once
     */
    parallelism: number;
  }

  /**
   * Who runs the app.
   */
  export interface UserInfo {
    /**
     * the login name
     */
    username: string;
    /**
     * the user's number
     */
    uid: number;
    /**
     * the number of the user's group
     */
    gid: number;
    /**
     * the login shell, if one is known
     */
    shell: string | null;
    /**
     * the home folder as the user database has it
     */
    homedir: string;
  }

  /**
   * One logical processor. The times are counted since the machine started, in milliseconds; all are
   * 0 where the system keeps them secret (Android).
   */
  export interface Cpu {
    /**
     * the maker's name for it; empty if unknown
     */
    model: string;
    /**
     * its clock in MHz; 0 if unknown
     */
    speed: number;
    /**
     * time in programs
     */
    user: number;
    /**
     * time in programs of low priority
     */
    nice: number;
    /**
     * time in the kernel
     */
    sys: number;
    /**
     * time without work
     */
    idle: number;
    /**
     * time answering devices
     */
    irq: number;
  }

  /**
   * One address of one network interface that is up.
   */
  export interface NetworkAddress {
    /**
     * of the interface, for instance eth0
     */
    name: string;
    /**
     * without scope or prefix length
     */
    address: string;
    /**
     * in the same notation
     */
    netmask: string;
    /**
     * IPv4 or IPv6
     */
    family: string;
    /**
     * the hardware address, 00:00:00:00:00:00 if there is none or it is secret
     */
    mac: string;
    /**
     * whether it only reaches this machine
     */
    internal: boolean;
    /**
     * the address with its prefix length
     */
    cidr: string;
    /**
     * of an IPv6 address, 0 if it has none; null for IPv4
     */
    scopeid: number | null;
  }

  /**
   * Changes the nice value of the host, with all its threads. The engine's processes keep theirs.
   *
   * @param pid 0 or the number of the host
   * @param priority from -20, which gets the most time, to 19
   * @throws `ESRCH` there is no such process
   * @throws `EPERM` it is not the app's own
   * @throws `EACCES` the system gives it no more
   */
  export function changePrioritySync(pid: number, priority: number): void;

  /**
   * Changes the nice value of the host, with all its threads. The engine's processes keep theirs.
   *
   * @param pid 0 or the number of the host
   * @param priority from -20, which gets the most time, to 19
   * @throws `ESRCH` there is no such process
   * @throws `EPERM` it is not the app's own
   * @throws `EACCES` the system gives it no more
   */
  export function changePriority(pid: number, priority: number, options?: CallOptions): Promise<void>;

  /**
   * The logical processors.
   *
   * @returns one entry for each, in the system's order
   */
  export function cpusSync(): Cpu[];

  /**
   * The logical processors.
   *
   * @returns one entry for each, in the system's order
   */
  export function cpus(options?: CallOptions): Promise<Cpu[]>;

  /**
   * Memory that programs could still get.
   *
   * @returns bytes
   */
  export function freememSync(): number;

  /**
   * Memory that programs could still get.
   *
   * @returns bytes
   */
  export function freemem(options?: CallOptions): Promise<number>;

  /**
   * The person's home folder; any right to files tells as much.
   *
   * @returns an absolute path
   */
  export function homedirSync(): string;

  /**
   * The person's home folder; any right to files tells as much.
   *
   * @returns an absolute path
   */
  export function homedir(options?: CallOptions): Promise<string>;

  /**
   * The machine's name in its network.
   *
   * @returns the name without a domain, usually
   */
  export function hostnameSync(): string;

  /**
   * The machine's name in its network.
   *
   * @returns the name without a domain, usually
   */
  export function hostname(options?: CallOptions): Promise<string>;

  /**
   * How many programs wanted to run, on average over 1, 5 and 15 minutes.
   *
   * @returns three numbers
   */
  export function loadavgSync(): number[];

  /**
   * How many programs wanted to run, on average over 1, 5 and 15 minutes.
   *
   * @returns three numbers
   */
  export function loadavg(options?: CallOptions): Promise<number[]>;

  /**
   * The addresses of the network interfaces that are up.
   *
   * @returns one entry for each address; those of one interface stand together
   * @throws `ERR_SYSTEM_ERROR` the system does not say
   */
  export function networkInterfacesSync(): NetworkAddress[];

  /**
   * The addresses of the network interfaces that are up.
   *
   * @returns one entry for each address; those of one interface stand together
   * @throws `ERR_SYSTEM_ERROR` the system does not say
   */
  export function networkInterfaces(options?: CallOptions): Promise<NetworkAddress[]>;

  /**
   * How the scheduler treats a process, as its nice value.
   *
   * @param pid of a process; 0: of the host
   * @returns from -20, which gets the most time, to 19
   * @throws `ESRCH` there is no such process, or the system hides it
   */
  export function prioritySync(pid: number): number;

  /**
   * How the scheduler treats a process, as its nice value.
   *
   * @param pid of a process; 0: of the host
   * @returns from -20, which gets the most time, to 19
   * @throws `ESRCH` there is no such process, or the system hides it
   */
  export function priority(pid: number, options?: CallOptions): Promise<number>;

  /**
   * What does not change while the machine runs.
   *
   * @returns kernel and processor
   */
  export function systemSync(): SystemInfo;

  /**
   * What does not change while the machine runs.
   *
   * @returns kernel and processor
   */
  export function system(options?: CallOptions): Promise<SystemInfo>;

  /**
   * The folder for temporary files.
   *
   * @returns an absolute path without a slash at its end
   */
  export function tmpdirSync(): string;

  /**
   * The folder for temporary files.
   *
   * @returns an absolute path without a slash at its end
   */
  export function tmpdir(options?: CallOptions): Promise<string>;

  /**
   * All memory of the machine.
   *
   * @returns bytes
   */
  export function totalmemSync(): number;

  /**
   * All memory of the machine.
   *
   * @returns bytes
   */
  export function totalmem(options?: CallOptions): Promise<number>;

  /**
   * Since when the machine runs.
   *
   * @returns seconds
   */
  export function uptimeSync(): number;

  /**
   * Since when the machine runs.
   *
   * @returns seconds
   */
  export function uptime(options?: CallOptions): Promise<number>;

  /**
   * Who runs the app.
   *
   * @returns the user of this process
   * @throws `ERR_SYSTEM_ERROR` the system does not say
   */
  export function userInfoSync(): UserInfo;

  /**
   * Who runs the app.
   *
   * @returns the user of this process
   * @throws `ERR_SYSTEM_ERROR` the system does not say
   */
  export function userInfo(options?: CallOptions): Promise<UserInfo>;
  export {};
}

declare module "kith:internal/routes/tls" {
  // Made from the declarations in TlsRoutes.java.

  /** What every call can be given. */
  export interface CallOptions {
    /** Cancels the call. */
    signal?: AbortSignal | undefined;
  }

  /**
   * How far a connection is.
   */
  export type TlsState = "handshake" | "open" | "ended";

  /**
   * A file with a secret in it.
   */
  export interface KeyMaterial {
    /**
     * its bytes
     */
    file: Uint8Array<ArrayBuffer>;
    /**
     * what it is sealed with; null for none
     */
    passphrase?: string | null | undefined;
  }

  /**
   * What a page's secure context is made of.
   */
  export interface ContextSettings {
    /**
     * files of certificates that are trusted
     */
    ca: Uint8Array<ArrayBuffer>[];
    /**
     * whether those of the system are trusted instead
     */
    systemTrust: boolean;
    /**
     * whether a chain may end at a trusted certificate that is not its own issuer
     */
    partialChain: boolean;
    /**
     * files with a certificate each and those that lead on from it
     */
    cert: Uint8Array<ArrayBuffer>[];
    /**
     * private keys, in PEM
     */
    key: KeyMaterial[];
    /**
     * files in PKCS#12 with key and certificates
     */
    pfx: KeyMaterial[];
    /**
     * OpenSSL's list; empty for the usual ones
     */
    ciphers: string;
    /**
     * `TLSv1`, `TLSv1.1`, `TLSv1.2` or `TLSv1.3`
     */
    minVersion: string;
    /**
     * as minVersion
     */
    maxVersion: string;
  }

  /**
   * What one end of a connection does.
   */
  export interface SessionSettings {
    /**
     * whether it is the end that was connected to
     */
    server: boolean;
    /**
     * the host a client asks for; empty to say nothing
     */
    servername: string;
    /**
     * under what a client keeps its session to resume it later; empty for none
     */
    resumable: string;
    /**
     * what is spoken inside (ALPN), the preferred first; none to say nothing
     */
    protocols: string[];
    /**
     * whether a server asks for the client's certificate
     */
    requestCert: boolean;
    /**
     * whether a server that asks wants one at least
     */
    rejectUnauthorized: boolean;
    /**
     * whether a server first tells what the client wants, and is then told which context to use
     */
    awaitHello: boolean;
  }

  /**
   * What a client says first (RFC 8446 section 4.1.2), as far as a server needs it to choose a
   * context.
   */
  export interface ClientHello {
    /**
     * the host it wants; empty when it does not say
     */
    servername: string;
    /**
     * what it would speak inside (ALPN), in its order
     */
    protocols: string[];
  }

  /**
   * What one step of a connection came to.
   */
  export interface TlsStep {
    /**
     * to be sent to the other end, before anything else is done
     */
    encrypted: Uint8Array<ArrayBuffer>;
    /**
     * what the other end said
     */
    plain: Uint8Array<ArrayBuffer>;
    /**
     * how far it is
     */
    state: TlsState;
    /**
     * what the client wants, once, when the context is to be chosen
     */
    hello: ClientHello | null;
    /**
     * of a fault that ends the connection, for instance `ERR_SSL_NO_SHARED_CIPHER`
     */
    code: string | null;
    /**
     * of the fault, in OpenSSL's words
     */
    reason: string | null;
  }

  /**
   * One part of a name or of a list.
   */
  export interface NamePart {
    /**
     * for instance `CN`
     */
    type: string;
    /**
     * its text
     */
    value: string;
  }

  /**
   * What a certificate says.
   */
  export interface CertificateFacts {
    /**
     * whose it is, in its order
     */
    subject: NamePart[];
    /**
     * who issued it, in its order
     */
    issuer: NamePart[];
    /**
     * other names; types as OpenSSL writes them (`DNS`, `IP Address`)
     */
    altNames: NamePart[];
    /**
     * where to learn more about it, by method
     */
    infoAccess: NamePart[];
    /**
     * what it may be used for, object identifiers; null when it does not say
     */
    purposes: string[] | null;
    /**
     * whether it may issue others
     */
    ca: boolean;
    /**
     * hexadecimal digits
     */
    serialNumber: string;
    /**
     * since 1970
     */
    notBeforeMs: number;
    /**
     * since 1970
     */
    notAfterMs: number;
    /**
     * of an RSA key, hexadecimal digits; null for others
     */
    modulus: string | null;
    /**
     * of an RSA key; null for others
     */
    exponent: string | null;
    /**
     * of the key; 0 when unknown
     */
    bits: number;
    /**
     * OpenSSL's name of an EC key's curve; null for others
     */
    curve: string | null;
    /**
     * as the certificate has it; for an EC key its point alone
     */
    publicKey: Uint8Array<ArrayBuffer>;
    /**
     * the certificate
     */
    raw: Uint8Array<ArrayBuffer>;
    /**
     * SHA-1, SHA-256 and SHA-512 of the certificate
     */
    fingerprints: Uint8Array<ArrayBuffer>[];
  }

  /**
   * What both ends of a connection agreed on.
   */
  export interface TlsFacts {
    /**
     * for instance `TLSv1.3`
     */
    protocol: string;
    /**
     * OpenSSL's name of the suite
     */
    cipher: string;
    /**
     * the standard's name of it
     */
    standardCipher: string;
    /**
     * the protocol spoken inside; empty for none
     */
    alpn: string;
    /**
     * why the other end's certificates are not trusted, in OpenSSL's words; null when they are, or nobody asked for any
     */
    fault: string | null;
    /**
     * whether an earlier session was resumed
     */
    reused: boolean;
    /**
     * the other end's certificates, its own first, as far as the chain could be put together
     */
    peer: CertificateFacts[];
    /**
     * the certificate that was shown to the other end; null for none
     */
    own: CertificateFacts | null;
  }

  /**
   * Begins one end of a connection.
   *
   * @param context what `context` answered
   * @param settings what it does
   * @returns names it; to be closed
   * @throws `EBADF` the context is closed
   * @throws `ERR_SSL_NO_PROTOCOLS_AVAILABLE` nothing is left to agree on
   */
  export function beginSync(context: number, settings: SessionSettings): number;

  /**
   * Begins one end of a connection.
   *
   * @param context what `context` answered
   * @param settings what it does
   * @returns names it; to be closed
   * @throws `EBADF` the context is closed
   * @throws `ERR_SSL_NO_PROTOCOLS_AVAILABLE` nothing is left to agree on
   */
  export function begin(context: number, settings: SessionSettings, options?: CallOptions): Promise<number>;

  /**
   * Tells a server's end which context to use, after `step` told what the client wants.
   *
   * @param connection what `begin` answered
   * @param context what `context` answered
   * @param protocols what may be spoken inside (ALPN)
   * @throws `EBADF` one of them is closed
   */
  export function choose(connection: number, context: number, protocols: readonly string[], options?: CallOptions): Promise<void>;

  /**
   * The cipher suites there are.
   *
   * @returns OpenSSL's names
   */
  export function ciphersSync(): string[];

  /**
   * The cipher suites there are.
   *
   * @returns OpenSSL's names
   */
  export function ciphers(options?: CallOptions): Promise<string[]>;

  /**
   * Closes a context or a connection. Connections of a closed context go on.
   *
   * @param open what `context` or `begin` answered
   * @throws `EBADF` it is closed already
   */
  export function close(open: number, options?: CallOptions): Promise<void>;

  /**
   * Keys and certificates that several connections share: Node's `createSecureContext`.
   *
   * @param settings what it is made of
   * @returns names it; to be closed
   * @throws `ERR_OSSL_PEM_NO_START_LINE` ERR_OSSL_UNSUPPORTED a file cannot be read
   * @throws `ERR_OSSL_BAD_DECRYPT` ERR_TLS_PFX the passphrase is wrong
   * @throws `ERR_SSL_NO_CIPHER_MATCH` the list names no suite
   */
  export function contextSync(settings: ContextSettings): number;

  /**
   * Keys and certificates that several connections share: Node's `createSecureContext`.
   *
   * @param settings what it is made of
   * @returns names it; to be closed
   * @throws `ERR_OSSL_PEM_NO_START_LINE` ERR_OSSL_UNSUPPORTED a file cannot be read
   * @throws `ERR_OSSL_BAD_DECRYPT` ERR_TLS_PFX the passphrase is wrong
   * @throws `ERR_SSL_NO_CIPHER_MATCH` the list names no suite
   */
  export function context(settings: ContextSettings, options?: CallOptions): Promise<number>;

  /**
   * What both ends agreed on.
   *
   * @param connection what `begin` answered
   * @returns also the verdict about the other end's certificates
   * @throws `EBADF` it is closed
   * @throws `ERR_TLS_INVALID_STATE` they have not agreed yet
   * @throws `ERR_TLS_NO_TRUST_STORE` the system has no trusted certificates
   */
  export function facts(connection: number, options?: CallOptions): Promise<TlsFacts>;

  /**
   * Key material for other uses (RFC 5705).
   *
   * @param connection what `begin` answered
   * @param label what for
   * @param context about what; null for nothing
   * @param bytes how many, at most 65 536
   * @returns the material
   * @throws `ERR_TLS_INVALID_STATE` they have not agreed yet
   */
  export function materialSync(connection: number, label: string, context: ArrayBuffer | ArrayBufferView | null | undefined, bytes: number): Uint8Array<ArrayBuffer>;

  /**
   * Key material for other uses (RFC 5705).
   *
   * @param connection what `begin` answered
   * @param label what for
   * @param context about what; null for nothing
   * @param bytes how many, at most 65 536
   * @returns the material
   * @throws `ERR_TLS_INVALID_STATE` they have not agreed yet
   */
  export function material(connection: number, label: string, context: ArrayBuffer | ArrayBufferView | null | undefined, bytes: number, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;

  /**
   * The certificates the system trusts.
   *
   * @returns PEM, one after another
   * @throws `ERR_TLS_NO_TRUST_STORE` the system has none
   */
  export function rootsSync(): string;

  /**
   * The certificates the system trusts.
   *
   * @returns PEM, one after another
   * @throws `ERR_TLS_NO_TRUST_STORE` the system has none
   */
  export function roots(options?: CallOptions): Promise<string>;

  /**
   * Goes on. One step of a connection at a time.
   *
   * @param connection what `begin` answered
   * @param received what the other end sent
   * @param said what the page says; only once both can talk
   * @param close whether the page says no more after that
   * @returns what it came to; a fault is part of it, since bytes for the other end go with it
   * @throws `EBADF` it is closed
   */
  export function step(connection: number, received: ArrayBuffer | ArrayBufferView, said: ArrayBuffer | ArrayBufferView, close: boolean, options?: CallOptions): Promise<TlsStep>;
  export {};
}
