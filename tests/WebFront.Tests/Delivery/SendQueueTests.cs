namespace OrleansChat.Delivery;

public class SendQueueTests
{
    [Fact]
    public void Sends_ThatEndAtOnce_AreNeverDropped()
    {
        var sent = 0;
        var outlet = new SendQueue(() => Task.CompletedTask);
        for (var i = 0; i < 1_000; i++)
            outlet.Send(
                _ =>
                {
                    sent++;
                    return Task.CompletedTask;
                },
                i);
        Assert.Equal(1_000, sent);
    }

    [Fact]
    public async Task Jam_OfManySends_IsBoundedAndEndsWithAResync()
    {
        var jam = new TaskCompletionSource();
        var resynced = new TaskCompletionSource();
        var sent = 0;
        var outlet = new SendQueue(() =>
        {
            resynced.SetResult();
            return Task.CompletedTask;
        });
        for (var i = 0; i < 1_000; i++)
            outlet.Send(
                _ =>
                {
                    sent++;
                    return jam.Task;
                },
                i);
        Assert.Equal(64, sent);
        Assert.False(resynced.Task.IsCompleted);

        jam.SetResult();
        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
