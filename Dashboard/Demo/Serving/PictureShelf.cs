using Dashboard.Demo.Agency;
using Dashboard.Demo.Scenes;

namespace Dashboard.Demo.Serving;

/// <summary>
/// Draws pictures when they are asked for, one after the other, and keeps the latest. Thread-safe; each is drawn once while it is kept.
/// </summary>
internal sealed class PictureShelf
{
    private const int Kept = 96;
    private readonly Lock _lock = new();
    private readonly Dictionary<ItemPicture, Task<byte[]>> _drawn = [];
    private readonly Queue<ItemPicture> _order = new();
    private Task _before = Task.CompletedTask;

    /// <summary>The JPEG of a picture; null when there is no such scene.</summary>
    public async Task<byte[]?> FindAsync(ItemPicture picture)
    {
        if (!SceneCatalogue.Knows(picture.Scene))
        {
            return null;
        }

        Task<byte[]>? drawing;
        lock (_lock)
        {
            if (!_drawn.TryGetValue(picture, out drawing))
            {
                _before = drawing = DrawAsync(picture, _before);
                _drawn.Add(picture, drawing);
                _order.Enqueue(picture);
                if (_order.Count > Kept)
                {
                    _drawn.Remove(_order.Dequeue());
                }
            }
        }

        return await drawing;
    }

    // Many at once would take the machine from the polls that wait for them.
    private static async Task<byte[]> DrawAsync(ItemPicture picture, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Task.Run(() => SceneCatalogue.Draw(picture.Scene, picture.Seed));
    }
}
