package io.cameogrid.bench.scenario;

import io.cameogrid.bench.BenchOptions;
import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.corpus.CorpusGenerator;
import io.cameogrid.bench.corpus.QueryDraw;
import io.cameogrid.bench.corpus.QuerySet;
import io.cameogrid.bench.http.HttpAnswer;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.http.HttpWorker;
import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.Worker;
import io.cameogrid.bench.lucene.LuceneIndex;
import io.cameogrid.bench.report.Report;
import io.cameogrid.bench.server.Api;
import io.cameogrid.bench.server.DiskUse;
import io.cameogrid.bench.server.Program;
import io.cameogrid.bench.server.ServerCluster;
import io.cameogrid.bench.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the scenarios share: documents, a server with them, plain Lucene with them. Each is made when first wanted. */
public final class Stage implements AutoCloseable {
    private static final String LOADED = "bench";
    static final int BATCH = 1_000;

    private final BenchOptions options;
    private final Report report;
    private final Path work;
    private @Nullable Corpus corpus;
    private @Nullable QuerySet queries;
    private @Nullable ServerProcess server;
    private @Nullable LuceneIndex lucene;
    private boolean loaded;
    private boolean warm;

    public Stage(BenchOptions options, Report report) throws IOException {
        this.options = options;
        this.report = report;
        this.work = Files.createTempDirectory("cameogrid-bench");
    }

    BenchOptions options() {
        return options;
    }

    Report report() {
        return report;
    }

    /** A directory that is deleted at the end. */
    Path directory(String name) {
        return work.resolve(name);
    }

    Corpus corpus() {
        Corpus result = corpus;
        if (result == null) {
            result = options.corpus()
                    .map(file -> Corpus.read(file, options.documents()))
                    .orElseGet(() -> CorpusGenerator.corpus(options.documents(), options.seed()));
            corpus = result;
            int size = result.documents().size();
            report.say("Corpus " + result.name() + ": " + size + " documents of " + result.jsonBytes() / size
                    + " bytes, text " + result.shape().words() + ", filter "
                    + result.shape().tag() + ", range " + result.shape().number());
        }
        return result;
    }

    QuerySet queries() {
        QuerySet result = queries;
        if (result == null) {
            result = QueryDraw.queries(corpus(), options.queries(), options.seed());
            queries = result;
        }
        return result;
    }

    Program program() {
        return new Program(options.program(), options.flags());
    }

    /** A server of its own for whoever closes it. */
    ServerProcess freshServer(String name) throws IOException {
        return ServerProcess.start(program(), directory(name), options.output().resolve("server.log"));
    }

    /** A cluster of so many servers for whoever closes it. */
    ServerCluster freshCluster(int nodes) throws IOException {
        return ServerCluster.start(
                program(), nodes, directory("cluster" + nodes), options.output().resolve("cluster.log"));
    }

    ServerProcess server() throws IOException {
        ServerProcess result = server;
        if (result == null) {
            result = freshServer("data");
            server = result;
            report.say("The server is process " + result.handle().pid() + " at " + result.address());
        }
        return result;
    }

    Api api(String index) throws IOException {
        return new Api(server().address(), index);
    }

    CpuClock serverClock() throws IOException {
        return CpuClock.of(server().handle());
    }

    /** The index that has the corpus, in the server that has run for a while. */
    Api warmIndex() throws IOException {
        Api api = loadedIndex();
        if (!warm) {
            warm = true;
            List<byte[]> searches = queries().mixed().stream().map(api::search).toList();
            ClosedLoop.run(
                    workers(api, Requests.around(searches, 2), Api::requireComplete), options.warmup(), serverClock());
        }
        return api;
    }

    private Api loadedIndex() throws IOException {
        Api api = api(LOADED);
        if (!loaded) {
            api.create(corpus().shape());
            load(api, serverClock());
            loaded = true;
        }
        return api;
    }

    /** Writes the whole corpus, as fast as two connections can, and checks that it is there. */
    ClosedLoop.Outcome load(Api api, CpuClock clock) throws IOException {
        return load(api, clock, BATCH);
    }

    /** The same in batches of so many. */
    ClosedLoop.Outcome load(Api api, CpuClock clock, int batch) throws IOException {
        List<byte[]> bulks = new ArrayList<>();
        List<BenchDocument> documents = corpus().documents();
        int whole = documents.size() - documents.size() % batch;
        for (int from = 0; from < whole; from += batch) {
            bulks.add(api.bulk(documents.subList(from, from + batch)));
        }
        List<HttpWorker> workers = workers(api, Requests.shared(bulks, 2), answer -> Api.requireWritten(answer, batch));
        ClosedLoop.Outcome outcome = ClosedLoop.run(workers, Duration.ofMinutes(30), clock);
        try (HttpConnection connection = new HttpConnection(api.address())) {
            if (whole < documents.size()) {
                Api.requireWritten(
                        connection.send(api.bulk(documents.subList(whole, documents.size()))),
                        documents.size() - whole);
            }
            HttpAnswer everything = connection.send(api.search("*"));
            if (Api.total(everything) != documents.size()) {
                throw everything.wrong("with all " + documents.size() + " documents");
            }
        }
        return outcome;
    }

    /** Documents that {@link #load} writes in whole batches, which are those that it measures. */
    int loadedInBatches() {
        return loadedInBatches(BATCH);
    }

    int loadedInBatches(int batch) {
        int size = corpus().documents().size();
        return size - size % batch;
    }

    LuceneIndex lucene() throws IOException {
        LuceneIndex result = lucene;
        if (result == null) {
            Path path = directory("lucene");
            LuceneIndex.write(path, corpus(), true, BATCH, 2);
            result = LuceneIndex.open(path, corpus());
            lucene = result;
        }
        return result;
    }

    List<HttpWorker> workers(Api api, List<Iterator<byte[]>> requests, Consumer<HttpAnswer> check) throws IOException {
        List<HttpWorker> workers = new ArrayList<>();
        for (Iterator<byte[]> some : requests) {
            workers.add(new HttpWorker(api.address(), some, check));
        }
        return workers;
    }

    /** Runs workers for the time of one measurement. */
    ClosedLoop.Outcome measure(List<? extends Worker> workers, CpuClock clock) {
        return ClosedLoop.run(workers, options.seconds(), clock);
    }

    @Override
    public void close() throws IOException {
        LuceneIndex oldLucene = lucene;
        if (oldLucene != null) {
            oldLucene.close();
        }
        ServerProcess oldServer = server;
        if (oldServer != null) {
            oldServer.close();
        }
        DiskUse.delete(work);
    }
}
