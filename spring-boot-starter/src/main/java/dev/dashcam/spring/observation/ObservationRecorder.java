/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.web.OpenRequest;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Records observations. The scopes of one are regions on the threads they are opened on. It is a task of its own when it is a
 * message, a scheduled job, a call that other threads finish, or when there is no task that it could be part of. That of a
 * request to this server is the request's task, which the filter has begun.
 */
final class ObservationRecorder implements ObservationHandler<Observation.Context> {
    /** Opens no scope: the call goes on in threads that are not its own. */
    private static final String REACTIVE_CALL =
            "org.springframework.web.reactive.function.client.ClientRequestObservationContext";

    private final CurrentRecorder recorder;
    private final ServerRequests requests;
    private final Set<String> keys;
    private final TraceIds traceIds = TraceIds.find();
    private final ObservationNames names = new ObservationNames();
    private final OpenScopes scopes = new OpenScopes();

    /**
     * @param recorder records them
     * @param requests finds the requests that the filter has made tasks
     * @param keys keys of high cardinality that become attributes too
     */
    ObservationRecorder(CurrentRecorder recorder, ServerRequests requests, List<String> keys) {
        this.recorder = recorder;
        this.requests = requests;
        this.keys = Set.copyOf(keys);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return !(context instanceof NullObservation.NullContext);
    }

    @Override
    public void onStart(Observation.Context context) {
        if (requests.isOne(context)) {
            requests.begun(context);
        } else {
            FlightRecorder current = recorder.get();
            EventName name = names.of(context);
            Task task = ownTask(context, name, current);
            if (task != null) {
                traceIds.copy(context, task);
            }
            context.put(ObservedWork.class, new ObservedWork(name, task));
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        if (requests.isOne(context)) {
            OpenRequest request = requests.of(context);
            if (request != null) {
                traceIds.copy(context, request.task());
            }
            return;
        }
        ObservedWork work = context.get(ObservedWork.class);
        if (work == null) {
            return;
        }
        Task task = work.task();
        if (task != null) {
            // now at the latest there is a span
            traceIds.copy(context, task);
            Task.Scope scope = task.resume();
            scopes.opened(context, scope::close);
        } else {
            Region region = recorder.get().region(work.name());
            scopes.opened(context, region::close);
        }
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        scopes.closed(context);
    }

    @Override
    public void onScopeReset(Observation.Context context) {
        while (scopes.closed(context)) {
            // each of them
        }
    }

    @Override
    public void onError(Observation.Context context) {
        Throwable error = context.getError();
        OpenRequest request = requests.of(context);
        if (request != null && error != null) {
            request.failed(error);
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        ObservedWork work = context.get(ObservedWork.class);
        Task task = work == null ? null : work.task();
        if (task != null) {
            context.getLowCardinalityKeyValues().forEach(pair -> keep(task, pair));
            if (!keys.isEmpty()) {
                context.getHighCardinalityKeyValues().stream()
                        .filter(pair -> keys.contains(pair.getKey()))
                        .forEach(pair -> keep(task, pair));
            }
            if (context.getError() != null) {
                task.fail(context.getError());
            }
            task.close();
        }
    }

    private static void keep(Task task, KeyValue pair) {
        task.set(EventName.of(pair.getKey()), pair.getValue());
    }

    private static @Nullable Task ownTask(Observation.Context context, EventName name, FlightRecorder current) {
        if (context instanceof ScheduledTaskObservationContext) {
            return current.task(name, TaskKind.JOB);
        }
        if (context instanceof ReceiverContext<?> && !(context instanceof RequestReplyReceiverContext<?, ?>)) {
            return current.task(name, TaskKind.MESSAGE);
        }
        if (context instanceof RequestReplyReceiverContext<?, ?>) {
            return current.task(name, TaskKind.REQUEST).detach();
        }
        boolean isAlone = current.currentTask().id() == 0;
        return isAlone || context.getClass().getName().equals(REACTIVE_CALL)
                ? current.task(name, TaskKind.OTHER).detach()
                : null;
    }
}
