using System.Collections.Frozen;
using Dashboard.Demo.Agency;

namespace Dashboard.Demo.Script;

/// <summary>The words that feeds need besides the stories, by language.</summary>
internal sealed class FeedWords
{
    private readonly FrozenDictionary<(string Name, string Language), string> _scenes = TextLibrary.Scenes();
    private readonly FrozenDictionary<(string Name, string Language), string> _sections = TextLibrary.Sections();

    /// <summary>What a picture shows.</summary>
    public string Alternative(ItemPicture picture, string language) => _scenes[(picture.Scene, language)];

    /// <summary>The name of a source's section.</summary>
    public string Section(DemoSource source) => _sections[(source.Section, source.Language)];

    /// <summary>The categories of an item: its section, and its urgency where there is one.</summary>
    public IEnumerable<string> Categories(DemoSource source, NewswireItem item) =>
        UrgencyWords.Category(item.Urgency) is { } urgency ? [Section(source), urgency] : [Section(source)];
}
