namespace OrleansChat.Channels;

public class SettingTextsTests
{
    [Fact]
    public void Tidied_TextOfNothingVisible_IsNone()
    {
        var tidied = new ChannelSettings
        {
            Name = "Shop",
            Window = new() { Header = "\u200b", Message = "\u3164" },
            Offline = new() { Category = "\u2800" },
        }.Tidied();

        Assert.Equal((null, null, null), (tidied.Window.Header, tidied.Window.Message, tidied.Offline.Category));
    }

    [Fact]
    public void Tidied_NameThatTurnsWhatFollows_IsStraightened()
    {
        var tidied = new ChannelSettings { Name = " Shop\u202e", Header = "\u2067Help\u200b" }.Tidied();

        Assert.Equal(("Shop", "Help"), (tidied.Name, tidied.Header));
    }

    [Fact]
    public void Tidied_OfDefaults_ChangesNothing()
    {
        var settings = new ChannelSettings { Name = "Shop" };

        Assert.Equal(settings, settings.Tidied());
    }
}
