using System.Linq.Expressions;
using Dashboard.Shared.Headlines;

namespace Dashboard.Storage;

/// <summary>The one way from a row to what we say of it outside.</summary>
public static class HeadlineProjection
{
    /// <summary>The headline as it is now. <see cref="HeadlineRow.Source"/> and <see cref="HeadlineRow.Picture"/> must be loaded.</summary>
    /// <param name="row">The row.</param>
    public static Headline ToHeadline(this HeadlineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var source = row.Source ?? throw new InvalidOperationException("The row's source was not loaded.");
        var title = row.EditorTitle ?? row.Title;
        return new Headline(row.Seq, row.Id, title, row.Url, HeadlinePage.For(row.Id, title), new HeadlineSource(source.Id, source.Name),
            row.Section, row.Language, row.Direction, row.Urgency, row.PublishedAt, row.SeenAt, ImageOf(row));
    }

    /// <summary>What is said outside of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="alt">Alternative text beside the headline it is shown with.</param>
    public static HeadlineImage ToImage(this PictureRow picture, string alt)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new(picture.Name, $"/images/{picture.Name}", $"/images/{picture.Name}/thumb", alt);
    }

    /// <summary>What is public: not withdrawn.</summary>
    public static Expression<Func<HeadlineRow, bool>> IsPublic { get; } = row => row.WithdrawnAt == null;

    // A blocked picture is as if there were none.
    private static HeadlineImage? ImageOf(HeadlineRow row) => row switch
    {
        { PictureId: null, Picture: null } => null,
        { Picture: null } => throw new InvalidOperationException("The row's picture was not loaded."),
        { Picture.State: PictureState.Shown } => row.Picture.ToImage(row.PictureAlt),
        _ => null,
    };
}
