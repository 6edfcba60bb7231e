package io.rivulet.embedded;

import java.io.IOException;

/** A data folder that this server has to itself, with nothing left running in it. */
record OwnFolder(DataFolder folder, FolderLock lock) {

    static OwnFolder take(DataFolder wanted) throws IOException, InterruptedException {
        var folder = wanted.create();
        var lock = FolderLock.acquire(folder);
        new Leftovers(folder).end();
        return new OwnFolder(folder, lock);
    }

    /** Sweeps before it lets go, so that the next server finds nobody. */
    void leave() throws InterruptedException {
        try (lock) {
            new Leftovers(folder).end();
        }
    }
}
