using System.Net;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>A signed-in agent: the cookie is in the jar.</summary>
internal sealed record AgentAccount(CookieContainer Cookies, string ChannelId);
