using Dashboard.Desk.Items;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;

namespace Dashboard.Tests.Desk;

public sealed class DeskListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly DeskList _list = new();

    [Fact]
    public void New_headlines_come_in_at_the_top()
    {
        Arrive(1, 2, 3);

        Assert.Equal([3, 2, 1], Shown);
        Assert.Equal(0, _list.WaitingCount);
    }

    [Fact]
    public void A_pause_keeps_counting_and_moves_nothing()
    {
        Arrive(1, 2);
        _list.Pause(Now);

        Arrive(3, 4, 5);

        Assert.Equal([2, 1], Shown);
        Assert.Equal(3, _list.WaitingCount);
        Assert.Equal(Now, _list.PausedSince);
    }

    [Fact]
    public void What_waits_comes_in_when_asked_for_and_the_pause_goes_on()
    {
        Arrive(1, 2);
        _list.Pause(Now);
        Arrive(3, 4);

        _list.ShowWaiting();
        Arrive(5);

        Assert.Equal([4, 3, 2, 1], Shown);
        Assert.Equal((1, 2L), (_list.WaitingCount, _list.SeenBefore));
    }

    [Fact]
    public void Whoever_resumes_is_at_the_present()
    {
        Arrive(1);
        _list.Pause(Now);
        Arrive(2, 3);

        _list.Resume();
        Arrive(4);

        Assert.Equal([4, 3, 2, 1], Shown);
        Assert.Null(_list.PausedSince);
    }

    [Fact]
    public void Reading_holds_the_list_and_letting_go_brings_in_what_waited()
    {
        Arrive(1);
        _list.Read(true);
        Arrive(2, 3);
        Assert.Equal([1], Shown);

        _list.Read(false);

        Assert.Equal([3, 2, 1], Shown);
    }

    [Fact]
    public void The_end_of_a_pause_does_not_move_what_somebody_reads()
    {
        Arrive(1);
        _list.Pause(Now);
        _list.Read(true);
        Arrive(2);

        _list.Resume();
        Assert.Equal([1], Shown);
        _list.Read(false);
        Assert.Equal([2, 1], Shown);
    }

    [Fact]
    public void The_end_of_reading_does_not_end_a_pause()
    {
        Arrive(1);
        _list.Pause(Now);
        _list.Read(true);
        Arrive(2);

        _list.Read(false);

        Assert.Equal([1], Shown);
        Assert.Equal(1, _list.WaitingCount);
    }

    [Fact]
    public void A_changed_headline_changes_where_it_stands_and_the_others_stay_the_same_objects()
    {
        Arrive(1, 2, 3);
        _list.Pause(Now);
        var before = _list.Rows.ToArray();

        _list.Update(News(2, "Corrigé", former: "Titre 2"), Now);

        Assert.Equal([3, 2, 1], Shown);
        Assert.Same(before[0], _list.Rows[0]);
        Assert.Same(before[2], _list.Rows[2]);
        Assert.Equal(("Corrigé", "Titre 2", Now), (_list.Rows[1].Headline.Title, _list.Rows[1].FormerTitle, _list.Rows[1].ChangedAt));
    }

    [Fact]
    public void A_change_of_something_else_keeps_the_former_title()
    {
        Arrive(1);
        _list.Update(News(1, "Corrigé", former: "Titre 1"), Now);

        _list.Update(News(1, "Corrigé", former: null), Now.AddMinutes(5));

        Assert.Equal(("Titre 1", Now), (_list.Rows[0].FormerTitle, _list.Rows[0].ChangedAt));
    }

    [Fact]
    public void A_withdrawn_headline_stays_where_it_stands_and_says_why()
    {
        Arrive(1, 2, 3);

        _list.Withdraw(new HeadlineWithdrawal(2, WithdrawalReason.Editor, 9));

        Assert.Equal([3, 2, 1], Shown);
        Assert.Equal((WithdrawalReason.Editor, "Titre 2"), (_list.Rows[1].Withdrawn, _list.Rows[1].Headline.Title));
    }

    [Fact]
    public void What_the_law_had_removed_is_not_kept_in_any_form()
    {
        Arrive(1);
        _list.Update(News(1, "Corrigé", former: "Titre 1"), Now);

        _list.Withdraw(new HeadlineWithdrawal(1, WithdrawalReason.Legal, 9));

        Assert.Equal(("", null), (_list.Rows[0].Headline.Title, _list.Rows[0].FormerTitle));
    }

    [Fact]
    public void One_that_was_withdrawn_while_it_waited_is_never_shown_and_no_longer_counted()
    {
        _list.Pause(Now);
        Arrive(1, 2);

        _list.Withdraw(new HeadlineWithdrawal(2, WithdrawalReason.Source, 9));

        Assert.Equal(1, _list.WaitingCount);
        _list.ShowWaiting();
        Assert.Equal([1], Shown);
    }

    [Fact]
    public void A_headline_heard_twice_stands_once()
    {
        Arrive(1, 1);
        _list.Pause(Now);
        Arrive(2, 2, 1);

        Assert.Equal([1], Shown);
        Assert.Equal(1, _list.WaitingCount);
    }

    [Fact]
    public void The_list_is_bounded_and_the_count_is_not()
    {
        Arrive([.. Enumerable.Range(1, DeskList.Most).Select(n => (long)n)]);
        _list.Pause(Now);
        Arrive([.. Enumerable.Range(1001, DeskList.Most + 50).Select(n => (long)n)]);
        Assert.Equal(DeskList.Most + 50, _list.WaitingCount);

        _list.ShowWaiting();

        Assert.Equal(DeskList.Most, _list.Rows.Count);
        Assert.Equal((1350, 1051), (_list.Rows[0].Id, _list.Rows[^1].Id));
    }

    [Fact]
    public void The_most_urgent_of_those_that_wait_is_known()
    {
        _list.Pause(Now);
        Arrive(1);
        Assert.Equal(Urgency.Normal, _list.WaitingUrgency);

        _list.Arrive(Headline(2) with { Urgency = Urgency.Flash });

        Assert.Equal(Urgency.Flash, _list.WaitingUrgency);
    }

    [Fact]
    public void A_filter_keeps_the_others_out_until_they_match()
    {
        _list.Restart(new DeskFilter { Urgencies = [Urgency.Flash] }, []);
        Arrive(1, 2);
        Assert.Empty(Shown);

        _list.Update(HeadlineNews.From(Headline(1) with { Urgency = Urgency.Flash }, 9), Now);

        Assert.Equal([1], Shown);
    }

    [Fact]
    public void A_late_correction_of_a_headline_below_the_list_does_not_come_in()
    {
        Arrive([.. Enumerable.Range(10, DeskList.Most).Select(n => (long)n)]);

        _list.Update(News(1, "Corrigé", former: "Titre 1"), Now);

        Assert.DoesNotContain(1, Shown);
    }

    [Fact]
    public void The_rate_counts_the_last_minute_waiting_ones_too()
    {
        _list.Arrive(Headline(1) with { SeenAt = Now.AddSeconds(-61) });
        _list.Arrive(Headline(2) with { SeenAt = Now.AddSeconds(-59) });
        _list.Pause(Now);
        _list.Arrive(Headline(3) with { SeenAt = Now.AddSeconds(-1) });

        Assert.Equal(2, _list.Rate(Now));
    }

    private IEnumerable<int> Shown => _list.Rows.Select(r => (int)r.Id);

    private void Arrive(params long[] ids)
    {
        foreach (var id in ids)
        {
            _list.Arrive(Headline(id));
        }
    }

    private static HeadlineNews News(long id, string title, string? former) => HeadlineNews.From(Headline(id) with { Title = title }, id + 100, former);

    private static Headline Headline(long id) => new(id, id, $"Titre {id}", $"https://source.example/{id}", $"/articles/{id}", new HeadlineSource(1, "La Source"),
        "sport", "fr", TextDirection.LeftToRight, Urgency.Normal, null, Now, null);
}
