using Dashboard.Hosting.Faults;
using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Builds the application only from a configuration without a fault.</summary>
internal static class CheckedBuild
{
    /// <summary>Adds hosting and the rooms, judges the whole configuration and builds.</summary>
    /// <param name="builder">The application being built.</param>
    /// <param name="furnish">Registers the rooms.</param>
    /// <exception cref="StartRefusedException">One line for every wrong value.</exception>
    public static WebApplication BuildChecked(this WebApplicationBuilder builder, Action<WebApplicationBuilder, DataDirectory> furnish)
    {
        List<string> sentences = [.. Take(builder, HostKeys.Find(builder.Configuration))];
        furnish(builder, builder.AddHosting());
        builder.Services.AddSingleton<FirstEntry>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FirstEntry>());
        builder.Services.AddHostedService<StartLeftovers>();
        var sections = new OptionsSections(builder.Services);
        sentences.AddRange(Take(builder, sections.Unreadable(builder.Configuration)));
        var app = builder.Build();
        sentences.AddRange(sections.Refused(app.Services));
        return sentences.Count == 0 ? app : throw new StartRefusedException(string.Join(Environment.NewLine, sentences.Distinct(StringComparer.Ordinal)));
    }

    // A wrong value gives way to one that is right: nothing starts any more, but every other key is still judged.
    private static List<string> Take(WebApplicationBuilder builder, IEnumerable<ConfigurationFault> faults)
    {
        var found = faults.ToList();
        foreach (var fault in found)
        {
            builder.Configuration[fault.Key] = fault.Stand;
        }

        return found.ConvertAll(fault => fault.Sentence);
    }
}
