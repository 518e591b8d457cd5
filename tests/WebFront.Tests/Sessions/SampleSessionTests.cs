using System.Text.Json.Serialization;
using OrleansChat.Wire;

namespace OrleansChat.Sessions;

/// <summary>
/// The logs on which the browsers' tests compare their folds with the server's; WireFilesTests hold the file that they read.
/// </summary>
public class SampleSessionTests
{
    [Fact]
    public void Samples_EveryTypeOfEvent_IsInALog()
    {
        var known = typeof(SessionEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>().Select(type => type.DerivedType.Name);
        var met = SampleSessions.All.Values.SelectMany(session => session.Decided).Select(body => body.GetType().Name).Distinct();

        Assert.Equal(known.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Samples_EveryStatusThatASessionHas_IsInALog()
    {
        var met = SampleSessions.All.Values.SelectMany(session => session.Steps).Select(step => step.Row.Status).Distinct();

        Assert.Equal(Vocabulary.All["SessionStatus"].Except(["none"]).Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Samples_EveryWordThatIsShown_IsInTheVocabulary()
    {
        var views = SampleSessions.All.Values.SelectMany(session => session.Steps)
            .SelectMany(step => new[] { step.Agent, step.Visitor }).OfType<EventView>().ToList();

        AssertKnown("EventType", views.Select(view => view.Type));
        AssertKnown("EventReason", views.Select(view => view.Reason));
        AssertKnown("SessionStatus", views.Select(view => view.Status));
        AssertKnown("MessageKind", views.Select(view => view.Kind));
        AssertKnown("AuthorKind", views.SelectMany(view => new[] { view.By?.Kind, view.To?.Kind }));
    }

    private static void AssertKnown(string set, IEnumerable<string?> said) =>
        Assert.Equal([], said.OfType<string>().Distinct().Except(Vocabulary.All[set]));
}
