using System.Net;
using System.Text.Json;

namespace Dashboard.Tests.Headlines;

public sealed class HeadlineApiTests(PublicSite site) : IClassFixture<PublicSite>
{
    [Fact]
    public async Task Pages_going_back_hold_every_public_headline_once_newest_first()
    {
        var titles = new List<long>();
        for (long? before = null; ;)
        {
            var (items, next) = await ListAsync("limit=3" + (before is { } b ? $"&before={b}" : ""));
            titles.AddRange(items);
            if (next is null)
            {
                break;
            }

            before = next;
        }

        Assert.Equal([9L, 8, 7, 6, 5, 3, 2, 1], titles);
    }

    [Fact]
    public async Task After_a_number_the_oldest_come_first()
    {
        var (first, next) = await ListAsync("after=0&limit=2");
        Assert.Equal([1L, 2], first);
        var (second, _) = await ListAsync($"after={next}&limit=2");
        Assert.Equal([3L, 5], second);
    }

    [Theory]
    [InlineData("language=ar", new long[] { 2 })]
    [InlineData("language=ar&language=fr", new long[] { 3, 2, 1 })]
    [InlineData("section=maree", new long[] { 2, 1 })]
    [InlineData("source=2", new long[] { 2 })]
    [InlineData("q=%C3%A9LECTIONS", new long[] { 1 })]
    [InlineData("q=%C3%89lections", new long[] { 1 })]
    [InlineData("q=CHAPEAU", new long[] { 1 })]
    [InlineData("q=%D8%BA%D8%B2%D9%8A%D8%B1%D8%A9", new long[] { 2 })]
    [InlineData("q=match+7", new long[] { 7 })]
    [InlineData("q=7+100%25", new long[] { 7 })]
    [InlineData("q=1%25fair", new long[0])]
    [InlineData("q=fair-play", new long[0])]
    public async Task Filters_and_words_narrow_the_list(string query, long[] expected) => Assert.Equal(expected, (await ListAsync(query)).Items);

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("after=-1")]
    [InlineData("before=1e3")]
    [InlineData("source=kapitalis")]
    public async Task Nonsense_is_refused_with_a_sentence(string query)
    {
        var (status, body, headers) = await site.GetAsync($"/api/headlines?{query}", accept: "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("application/problem+json", Assert.Single(headers["Content-Type"]), StringComparison.Ordinal);
        Assert.StartsWith(query.Split('=')[0], JsonDocument.Parse(body).RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(4, HttpStatusCode.Gone)]
    [InlineData(999, HttpStatusCode.NotFound)]
    public async Task One_headline_is_there_withdrawn_or_unknown(long id, HttpStatusCode status) =>
        Assert.Equal(status, (await site.GetAsync($"/api/headlines/{id}", accept: "application/json")).Status);

    private async Task<(long[] Items, long? Next)> ListAsync(string query)
    {
        var (status, body, _) = await site.GetAsync($"/api/headlines?{query}", accept: "application/json");
        Assert.Equal(HttpStatusCode.OK, status);
        using var document = JsonDocument.Parse(body);
        var next = document.RootElement.GetProperty("next");
        return ([.. document.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64())],
            next.ValueKind == JsonValueKind.Null ? null : next.GetInt64());
    }
}
