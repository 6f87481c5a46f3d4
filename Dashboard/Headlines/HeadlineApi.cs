using System.Globalization;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Headlines;

/// <summary>The reading side of the headlines' API.</summary>
public static class HeadlineApi
{
    private static readonly string[] Known = ["after", "before", "limit"];

    /// <summary>Maps <c>GET /api/headlines</c> and <c>GET /api/headlines/{id}</c>.</summary>
    /// <param name="app">The application.</param>
    public static void MapHeadlineApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/headlines").WithTags("Headlines").AllowAnonymous();
        api.MapGet("", ListAsync).WithName("ListHeadlines").WithSummary("Headlines, newest first, or those after a position").Produces<HeadlineList>().ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/{id:long}", FindAsync).WithName("GetHeadline").WithSummary("One headline; 410 once it is withdrawn or past its time").Produces<Shared.Headlines.Headline>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
    }

    /// <summary>Reads the question; null with a sentence where it is nonsense.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="fault">What is wrong with it.</param>
    internal static HeadlineQuery? Read(IQueryCollection query, out string fault)
    {
        fault = "";
        var numbers = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var key in Known)
        {
            var text = query[key].FirstOrDefault();
            if (string.IsNullOrEmpty(text))
            {
                numbers[key] = null;
                continue;
            }

            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                fault = $"{key} must be a whole number.";
                return null;
            }

            numbers[key] = number;
        }

        if (numbers["limit"] is < 1 or > HeadlineQuery.MaxLimit)
        {
            fault = $"limit must be a number from 1 to {HeadlineQuery.MaxLimit}.";
            return null;
        }

        return Filter(query, out fault) is not { } filter ? null : new HeadlineQuery(filter)
        {
            After = numbers["after"],
            Before = numbers["before"],
            Limit = (int)(numbers["limit"] ?? HeadlineQuery.DefaultLimit),
            Words = SearchWords.Read(query["q"].FirstOrDefault()),
        };
    }

    private static LiveFilter? Filter(IQueryCollection query, out string fault)
    {
        fault = "";
        var sources = new List<int>();
        foreach (var text in Texts(query, "source"))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                fault = "source must be the number of a source.";
                return null;
            }

            sources.Add(id);
        }

        var filter = LiveFilter.Of(Texts(query, "language"), sources, Texts(query, "section"));
        if (!filter.IsTooWide)
        {
            return filter;
        }

        fault = $"At most {LiveFilter.MaxValues} values of language, source and section each.";
        return null;
    }

    private static List<string> Texts(IQueryCollection query, string key) => [.. query[key].OfType<string>().Where(v => v.Length > 0)];

    private static async Task<IResult> ListAsync(HttpRequest request, [FromServices] HeadlineReader reader, CancellationToken ct) =>
        Read(request.Query, out var fault) is { } query
            ? Results.Ok(await reader.ListAsync(query, ct))
            : Results.Problem(title: fault, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> FindAsync(long id, [FromServices] HeadlineReader reader, CancellationToken ct) =>
        await reader.FindAsync(id, ct) switch
        {
            null when await reader.IsPastAsync(id, ct) => Results.Problem(title: "This headline is not kept any more.", statusCode: StatusCodes.Status410Gone),
            null => Results.Problem(title: "There is no headline with this number.", statusCode: StatusCodes.Status404NotFound),
            { WithdrawnAt: not null } => Results.Problem(title: "This headline has been withdrawn.", statusCode: StatusCodes.Status410Gone),
            var row => Results.Ok(row.ToHeadline()),
        };
}
