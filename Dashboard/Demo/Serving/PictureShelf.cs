using Dashboard.Demo.Agency;
using Dashboard.Demo.Scenes;

namespace Dashboard.Demo.Serving;

/// <summary>Draws pictures when they are asked for and keeps the latest. Thread-safe; each is drawn once while it is kept.</summary>
internal sealed class PictureShelf
{
    private const int Kept = 96;
    private readonly Lock _lock = new();
    private readonly Dictionary<ItemPicture, Lazy<byte[]>> _drawn = [];
    private readonly Queue<ItemPicture> _order = new();

    /// <summary>The JPEG of a picture; null when there is no such scene.</summary>
    public byte[]? Find(ItemPicture picture)
    {
        if (!SceneCatalogue.Knows(picture.Scene))
        {
            return null;
        }

        Lazy<byte[]>? drawing;
        lock (_lock)
        {
            if (!_drawn.TryGetValue(picture, out drawing))
            {
                drawing = new Lazy<byte[]>(() => SceneCatalogue.Draw(picture.Scene, picture.Seed));
                _drawn.Add(picture, drawing);
                _order.Enqueue(picture);
                if (_order.Count > Kept)
                {
                    _drawn.Remove(_order.Dequeue());
                }
            }
        }

        return drawing.Value;
    }
}
