using System.Text;
using System.Text.Json;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Tests.Live;

public sealed class EnvelopeTests
{
    private const string Data = """{"id":7,"source":{"id":3},"title":"Séance « levée »","language":"fr"}""";

    [Fact]
    public void An_event_is_heard_as_it_was_published()
    {
        var sent = new LiveEvent(LiveLog.Public, 2, 1, LiveEvents.Headline, DateTimeOffset.UnixEpoch, new(7, 3, "fr"), Encoding.UTF8.GetBytes(Data));
        var heard = EnvelopeReader.Read(Of(JsonSerializer.SerializeToUtf8Bytes(Envelope.Of(sent), LiveJson.Options)));
        Assert.Equal(Data, Encoding.UTF8.GetString(heard!.Data.Span));
        Assert.Equal((sent.Seq, sent.Prev, sent.Kind, sent.Keys), (heard.Seq, heard.Prev, heard.Kind, heard.Keys));
    }

    [Theory]
    [InlineData(LiveLog.Staff, Data)]
    [InlineData(LiveLog.Public, "")]
    public void An_event_for_the_staff_and_one_without_data_are_a_bell_alone(LiveLog log, string data)
    {
        var sent = new LiveEvent(log, 2, 1, LiveEvents.Headline, DateTimeOffset.UnixEpoch, new(7, 3, "fr"), Encoding.UTF8.GetBytes(data));
        var message = JsonSerializer.SerializeToUtf8Bytes(Envelope.Of(sent), LiveJson.Options);
        Assert.DoesNotContain("\"data\"", Encoding.UTF8.GetString(message), StringComparison.Ordinal);
        Assert.Equal((2, log), (Of(message).Seq, Of(message).LogKind));
        Assert.Null(EnvelopeReader.Read(Of(message)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Data_on_several_lines_becomes_one_line(string newLine)
    {
        var heard = EnvelopeReader.Read(Of(Message(Encoding.UTF8.GetBytes(Data.Replace("\"title\"", $"{newLine}\"title\"", StringComparison.Ordinal)))));
        Assert.DoesNotContain('\n', Encoding.UTF8.GetString(heard!.Data.Span));
        Assert.Equal("Séance « levée »", JsonDocument.Parse(heard.Data).RootElement.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"7\",\"source\":{\"id\":3}}")]
    public void Data_that_is_no_headline_is_no_event(string data) => Assert.Null(EnvelopeReader.Read(Of(Message(Encoding.UTF8.GetBytes(data)))));

    [Fact]
    public void Data_that_is_no_utf8_is_refused() =>
        Assert.Throws<JsonException>(() => Of(Message([.. "{\"id\":7,\"source\":{\"id\":3},\"title\":\""u8, 0xE9, .. "\"}"u8])));

    private static byte[] Message(byte[] data) =>
        [.. """{"log":"public","seq":2,"prev":1,"event":"headline","at":"2026-11-23T00:00:00Z","data":"""u8, .. data, (byte)'}'];

    private static Envelope Of(byte[] message) => JsonSerializer.Deserialize<Envelope>(message, LiveJson.Options)!;
}
