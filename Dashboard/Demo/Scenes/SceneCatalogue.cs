using System.Collections.Frozen;

namespace Dashboard.Demo.Scenes;

/// <summary>The drawings by name. The same name and seed always give the same bytes.</summary>
public static class SceneCatalogue
{
    /// <summary>The one that readers will want to report.</summary>
    public const string Shocking = "alarm";

    private static readonly FrozenDictionary<string, Action<Brush>> Scenes = new Dictionary<string, Action<Brush>>
    {
        ["sea"] = WaterScenes.Sea,
        ["harbour"] = WaterScenes.Harbour,
        ["hills"] = LandScenes.Hills,
        ["dunes"] = LandScenes.Dunes,
        ["storm"] = LandScenes.Storm,
        ["field"] = LandScenes.Field,
        ["hall"] = TownScenes.Hall,
        ["market"] = TownScenes.Market,
        ["medina"] = TownScenes.Medina,
        ["tram"] = TownScenes.Tram,
        ["stadium"] = PeopleScenes.Stadium,
        ["meeting"] = PeopleScenes.Meeting,
        ["faces"] = PeopleScenes.Faces,
        ["stage"] = PeopleScenes.Stage,
        ["chart"] = StudyScenes.Chart,
        ["night"] = StudyScenes.Night,
        ["books"] = StudyScenes.Books,
        ["network"] = StudyScenes.Network,
        [Shocking] = StudyScenes.Alarm,
    }.ToFrozenDictionary();

    /// <summary>Names of all drawings.</summary>
    public static IReadOnlyCollection<string> Names => Scenes.Keys;

    /// <summary>Whether there is a drawing of this name.</summary>
    public static bool Knows(string scene) => Scenes.ContainsKey(scene);

    /// <summary>Draws one, as a JPEG of <see cref="Canvas.Width"/> by <see cref="Canvas.Height"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such drawing.</exception>
    public static byte[] Draw(string scene, int seed)
    {
        var random = new Random(seed);
        var brush = new Brush(new Canvas(), Palette.Pick(random), random);
        Scenes[scene](brush);
        return brush.Canvas.ToJpeg();
    }
}
