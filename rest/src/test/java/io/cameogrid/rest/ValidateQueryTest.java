package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateQueryTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.put("/api/books/documents/a", "{\"title\":\"a book\"}").hasStatus(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aValidQueryIsShownAsItWasUnderstood() {
        JsonNode answer = validate("{\"query\":\"title:fox  -x sort price:desc limit 3\"}");
        assertThat(answer.toString())
                .isEqualTo("{'valid':true,'index':'books','query':'title:fox  -x sort price:desc limit 3',"
                                .replace('\'', '"')
                        + "'normalized_query':'title:fox AND NOT x limit 3 sort price:desc',".replace('\'', '"')
                        + ("'parsed':{'type':'and','position':0,'clauses':["
                                        + "{'type':'term','position':6,'field':'title','value':'fox'},"
                                        + "{'type':'not','position':11,'clause':"
                                        + "{'type':'term','position':12,'value':'x'}}]},")
                                .replace('\'', '"')
                        + "'tail':{'limit':3,'sort':[{'field':'price','order':'desc'}]},".replace('\'', '"')
                        + "'lucene_query':'+lucene','errors':[]}".replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*                | {'type':'all','position':0}",
                "tag:*            | {'type':'exists','position':4,'field':'tag'}",
                "tag:a*           | {'type':'prefix','position':4,'field':'tag','value':'a'}",
                "tag:a?b          | {'type':'wildcard','position':4,'field':'tag','value':'a?b'}",
                "a~1              | {'type':'fuzzy','position':0,'value':'a','max_edits':1}",
                "'a b'~2          | {'type':'phrase','position':0,'value':'a b','slop':2,'prefix':false}",
                "tag:/a.b/        | {'type':'regex','position':4,'field':'tag','value':'/a.b/'}",
                "n:[1 TO 2}       | {'type':'range','position':2,'field':'n','gte':'1','lt':'2'}",
                "n:>1             | {'type':'range','position':2,'field':'n','gt':'1'}",
                "tag: IN [a b]    | {'type':'in','position':5,'field':'tag','values':['a','b']}",
                "a^2              | {'type':'boost','position':0,'clause':{'type':'term','position':0,'value':'a'},'boost':'2.0'}",
            })
    void everyClauseHasItsShape(String query, String parsed) {
        assertThat(validate("{\"query\":\"" + query + "\"}").path("parsed").toString())
                .isEqualTo(parsed.replace('\'', '"'));
    }

    @Test
    void aQueryThatIsNoneIsAnAnswerWithItsError() {
        JsonNode answer = validate("{\"query\":\"good AND\"}");
        assertThat(answer.path("valid").asBoolean()).isFalse();
        assertThat(answer.has("parsed")).isFalse();
        JsonNode error = answer.path("errors").get(0);
        assertThat(error.path("code").asText()).isEqualTo("invalid_query");
        assertThat(error.path("position").asInt()).isEqualTo(8);
        assertThat(error.path("found").asText()).isEqualTo("end of query");
        assertThat(error.path("expected").asText()).isEqualTo("a clause after 'AND'");
    }

    @Test
    void aClauseWithoutMeaningIsAnErrorOrDiscarded() {
        JsonNode strict = validate("{\"query\":\"no:x\"}");
        assertThat(strict.path("valid").asBoolean()).isFalse();
        assertThat(strict.path("normalized_query").asText()).isEqualTo("no:x");
        assertThat(strict.path("errors").get(0).path("detail").asText()).isEqualTo("unknown field 'no'");
        JsonNode lenient = validate("{\"query\":\"no:x\",\"lenient\":true}");
        assertThat(lenient.path("valid").asBoolean()).isTrue();
        assertThat(lenient.path("_discarded_clauses").get(0).asText()).isEqualTo("no:x: unknown field");
        assertThat(server.engine.last().timeout()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsNoQuestionAtAllIsAProblem() {
        server.post("/api/nosuch/_validate_query", "{\"query\":\"a\"}").hasStatus(404);
        server.post("/api/books/_validate_query", "{}").hasStatus(400);
        server.post("/api/books/_validate_query", "{\"query\":\"a\",\"limt\":1}")
                .hasStatus(400);
        server.get("/api/books/_validate_query").hasStatus(405);
    }

    private static JsonNode validate(String body) {
        return server.post("/api/books/_validate_query", body).hasStatus(200).json();
    }
}
